using Spectre.Console;

namespace BriefBot.Cli;

/// <summary>Shows how far long work has come, on standard error and only when somebody looks on.</summary>
internal static class ProgressBar
{
    /// <param name="work">Is handed what to call after each step.</param>
    /// <param name="steps">Null when nobody knows how many there will be: then the steps are counted.</param>
    public static async Task<T> ShowAsync<T>(string title, int? steps, CliEnvironment environment, Func<Action, Task<T>> work)
    {
        if (!environment.SomeoneLooksOn)
            return await work(() => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Error) });
        return await console.Progress().AutoClear(true).Columns(Columns(steps)).StartAsync(context =>
        {
            var task = context.AddTask(title, maxValue: steps ?? double.MaxValue);
            var done = 0;
            task.IsIndeterminate(steps is null);
            return work(() =>
            {
                task.Value = ++done;
                task.Description = steps is null ? $"{title}: {done}" : $"{title}: {done} of {steps}";
            });
        });
    }

    private static ProgressColumn[] Columns(int? steps) => steps is null
        ? [new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn()]
        : [new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()];
}
