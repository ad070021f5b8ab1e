using Spectre.Console;

namespace BriefBot.Cli;

/// <summary>Shows how far long work has come, on standard error and only when somebody looks on.</summary>
internal static class ProgressBar
{
    /// <param name="steps">Null when nobody knows how many there will be.</param>
    /// <param name="work">Is handed what to call after each step: how many are done, and what to say of it.</param>
    public static async Task<T> ShowAsync<T>(int? steps, CliEnvironment environment, Func<Action<int, string>, Task<T>> work)
    {
        if (!environment.SomeoneLooksOn)
            return await work((_, _) => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Error) });
        return await console.Progress().AutoClear(true).Columns(Columns(steps)).StartAsync(context =>
        {
            var task = context.AddTask("Starting", maxValue: steps ?? double.MaxValue);
            task.IsIndeterminate(steps is null);
            return work((done, text) =>
            {
                task.Value = done;
                task.Description = Markup.Escape(text);
            });
        });
    }

    private static ProgressColumn[] Columns(int? steps) => steps is null
        ? [new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn()]
        : [new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()];
}
