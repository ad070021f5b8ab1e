using BriefBot.Storage.Tests;
using BriefBot.Storage.Tests.Conversation;
using BriefBot.Storage.Tests.Indexing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [EndlessIngest.Argument, var directory] => await EndlessIngest.RunAsync(directory),
    [EndlessIndexing.Argument, ..] => await EndlessIndexing.RunAsync(args),
    [BotProcess.Argument, ..] => await BotProcess.RunAsync(args),
    _ when args.Contains("-automated") || args.Contains("@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
