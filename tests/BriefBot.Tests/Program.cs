using BriefBot.Tests.Channels.BotFramework;
using BriefBot.Tests.Channels.Slack;
using BriefBot.Tests.Digests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

return args switch
{
    [TeamsBotProcess.Argument, ..] => await TeamsBotProcess.RunAsync(args),
    [SlackBotProcess.Argument, ..] => await SlackBotProcess.RunAsync(args),
    [SlackServerProcess.Argument, ..] => await SlackServerProcess.RunAsync(args),
    [DigestBotProcess.Argument, ..] => await DigestBotProcess.RunAsync(args),
    _ when args.Contains("-automated") || args.Contains("@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, BriefBot.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
