using BenchmarkDotNet.Running;
using BriefBot.Benchmarks;

if (args is [ConversationLoad.Argument, .. var rest])
    return await ConversationLoad.RunAsync(rest);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
