using System.CommandLine;
using System.Globalization;
using BriefBot.Cli;
using BriefBot.Training;
using BriefBot.Training.ModelChecks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var environment = new CliEnvironment(Stream.Null, Console.Out, Console.Error)
{
    Settings = new Lazy<IConfiguration>(() => new ConfigurationBuilder().Build()),
};
var root = new RootCommand("Trains what BriefBot learns, and measures what that is worth.")
{
    TrainCommand.Create(environment),
    TrainPairsCommand.Create(environment),
    EvalSetCommand.Create(environment),
    ModelCheckCommand.Create(environment),
};
return await root.Parse(args).InvokeAsync();
