using System.CommandLine;
using BriefBot.Cli.Contract;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Hosting;
using BriefBot.LanguageModels;

namespace BriefBot.Cli.Doctor;

/// <summary><c>doctor</c>: what is set up, whether it works, and how to mend what does not.</summary>
internal static class DoctorCommand
{
    /// <summary>In bytes: many times what any of the services has to say.</summary>
    private const int MostAnswer = 1024 * 1024;

    public static Command Create(CommonOptions common, CliEnvironment environment)
    {
        var json = CommonOptions.Json("Print one JSON object a service.");
        var command = new DocumentedCommand(
            "doctor",
            "Checks every service that is set up, and says how to mend what is wrong.",
            """
            One line each: ok, off (not set up), or wrong. Tokens are tried where they are used, nothing is posted, and no
            service charges for it. Ends with status 1 when something is wrong, within half a minute.
            """,
            ("briefbot doctor", "With the same settings as the server."),
            ("briefbot doctor --json | jq 'select(.state == \"wrong\")'", "For scripts."))
        {
            json,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var findings = await ExamineAsync(() => common.Settings(arguments, environment), environment, cancellationToken);
            foreach (var (service, finding) in findings)
                environment.Output.WriteLine(arguments.GetValue(json) ? Json(service, finding) : Line(service, finding));
            return findings.Any(found => found.Finding.Verdict == Verdict.Wrong) ? ExitStatus.Failures : ExitStatus.Ok;
        });
        return command;
    }

    private static async Task<IReadOnlyList<(string Service, Finding Finding)>> ExamineAsync(
        Func<HostSettings> read, CliEnvironment environment, CancellationToken cancellationToken)
    {
        var found = new List<(string, Finding)>();
        var (settings, problem) = Read(read);
        if (problem is not null)
            found.Add(("settings", Finding.Wrong(problem, "put this setting right and ask again: what depends on it was not looked at")));
        await using var services = new ServiceCollection().AddHttpClient().AddLanguageModelClient().ConfigureHttpClientDefaults(client => client.RemoveAllLoggers()).BuildServiceProvider();
        var clients = services.GetRequiredService<IHttpClientFactory>();
        using var http = clients.CreateClient();
        (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), MostAnswer);
        var clock = new ClockCheckup(environment.Clock);
        using var store = settings is null ? null : new StoreCheckups(settings, environment.Clock);
        Checkup[] checkups =
        [
            .. store?.All ?? [],
            new BotFrameworkCheckup(environment.Settings.Value, http, clock).Checkup,
            new SlackCheckup(environment.Settings.Value, http, store, clock).Checkup,
            .. store is null ? [] : Services(settings!, store, clients, clock, environment.Clock),
        ];
        var findings = await Task.WhenAll(checkups.Select(checkup => checkup.FindAsync(environment.Clock, cancellationToken)));
        found.AddRange(checkups.Zip(findings, (checkup, finding) => (checkup.Service, finding)));
        found.Add(("clock", clock.Find()));
        return found;
    }

    /// <summary>Services across the network that add to what is read and said.</summary>
    private static IEnumerable<Checkup> Services(HostSettings settings, StoreCheckups store, IHttpClientFactory clients, ClockCheckup clock, TimeProvider time) =>
    [
        new LanguageCheckup(settings.AzureLanguage, store, clock, time).Checkup,
        new ModelCheckup(settings.LanguageModel, clients).Checkup,
    ];

    private static (HostSettings? Settings, string? Problem) Read(Func<HostSettings> read)
    {
        try
        {
            return (read(), null);
        }
        catch (SettingsException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private static string Line(string service, Finding finding) => OneLine(
        $"{service,-15} {Word(finding),-6} {finding.Text}{(finding.Mending is { } mending ? $". Mend it: {mending}" : "")}");

    private static string Json(string service, Finding finding) => ContractJson.Line(
        new DoctorRecord(service, Word(finding), OneLine(finding.Text), finding.Mending));

    private static string Word(Finding finding) => finding.Verdict.ToString().ToLowerInvariant();

    private static string OneLine(string text) => TerminalText.Clean(text.ReplaceLineEndings(" "));
}
