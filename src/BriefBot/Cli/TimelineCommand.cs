using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Hosting;

namespace BriefBot.Cli;

/// <summary><c>timeline NAME</c>: what happened, oldest first.</summary>
internal static class TimelineCommand
{
    private const int Most = 25;

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var name = new Argument<string[]>("NAME") { Arity = ArgumentArity.OneOrMore, Description = "Of a person, an organisation, a place." };
        var asOf = new Option<string?>("--as-of") { HelpName = "DATE", Description = "Nothing that began later, such as 2022-11 or \"12 May 2022\"." };
        var language = new Option<string>("--lang") { HelpName = "nl|en", Description = "The language of dates and remarks. Default: en.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("nl", "en");
        var json = CommonOptions.Json("Print one JSON object a line of the timeline.");
        var command = new DocumentedCommand(
            "timeline",
            "Tells what happened with somebody or something, oldest first.",
            "Each line is a sentence of an article, with its date: as the sentence says it, or else the article's.",
            ("briefbot timeline Alibaba", "What the articles tell of it."),
            ("briefbot timeline \"Daniel Zhang\" --as-of 2022-11", "As far as it had come in November 2022."))
        {
            name, asOf, language, json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var until = ReadDate(arguments.GetValue(asOf), environment.Clock.GetLocalNow());
            using var bot = await Bot.OpenAsync(common.Settings(arguments, environment), environment.Clock, cancellationToken);
            var timeline = await bot.Timelines.FindAsync(string.Join(' ', arguments.GetRequiredValue(name)), null, until, cancellationToken);
            if (arguments.GetValue(json))
            {
                foreach (var line in timeline.Lines)
                    environment.Output.WriteLine(ContractJson.Line(TimelineRecord.From(line)));
                return ExitStatus.Ok;
            }
            Show(TimelineReply.Of(timeline, arguments.GetRequiredValue(language), Most), environment);
            return ExitStatus.Ok;
        });
        return command;
    }

    private static DateTime? ReadDate(string? text, DateTimeOffset now) => text is null ? null
        : QuestionDates.ReadAsOf(text, now)
            ?? throw new UnusableInputException($"--as-of is \"{text}\". Give a date, such as 2022-11-30, 2022-11 or \"November 2022\".");

    private static void Show(Reply reply, CliEnvironment environment)
    {
        if (environment.ResultsAreOnScreen)
            TerminalReply.Write(reply, environment.Output);
        else
            environment.Output.WriteLine(PlainTextRenderer.Render(reply));
    }
}
