using BenchmarkDotNet.Running;
using BriefBot.Benchmarks;

if (args is [ConversationLoad.Argument, .. var rest])
    return await ConversationLoad.RunAsync(rest);
if (args is [AnalysisSpeed.Argument, .. var files])
    return AnalysisSpeed.Run(files);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
