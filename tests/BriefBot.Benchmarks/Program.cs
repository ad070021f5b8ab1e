using BenchmarkDotNet.Running;
using BriefBot.Benchmarks;
using BriefBot.Benchmarks.Index;

if (args is [ConversationLoad.Argument, .. var rest])
    return await ConversationLoad.RunAsync(rest);
if (args is [DigestLoad.Argument, .. var load])
    return await DigestLoad.RunAsync(load);
if (args is [ReplicaLoadRun.Argument, .. var replicas])
    return await ReplicaLoadRun.RunAsync(replicas);
if (args is [AnalysisSpeed.Argument, .. var files])
    return AnalysisSpeed.Run(files);
if (args is [IngestReuters.Argument, .. var folder])
    return await IngestReuters.RunAsync(folder);
if (args is [IndexLoad.Argument, .. var passages])
    return await IndexLoad.RunAsync(passages);
if (args is [OpeningTime.Argument, .. var data])
    return await OpeningTime.RunAsync(data);
if (args is [IdleBot.Argument, .. var news])
    return await IdleBot.RunAsync(news);
BenchmarkSwitcher.FromAssembly(typeof(ReplicaLoadRun).Assembly).Run(args);
return 0;
