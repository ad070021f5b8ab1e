using System.Globalization;
using BriefBot.Tests.Load;
using BriefBot.Tests.PostgreSql;

namespace BriefBot.Benchmarks;

/// <summary>
/// Two processes of the program on a PostgreSQL of its own under a steady load, one of them killed in the middle.
/// <c>dotnet run -c Release --project tests/BriefBot.Benchmarks -- replica-load [--seconds 60] [--rate 15] [--tenants 4]</c>.
/// Ends with status 1 when a question was lost, doubled without being listed, or met an error that was not of the kill.
/// </summary>
internal static class ReplicaLoadRun
{
    public const string Argument = "replica-load";

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (PostgreSqlCluster.FindPrograms() is not { } programs)
        {
            Console.Error.WriteLine("There is no PostgreSQL server on this machine (package postgresql).");
            return 2;
        }
        var defaults = new ReplicaLoad();
        var load = new ReplicaLoad(
            Number(arguments, "--seconds") ?? defaults.Seconds, Number(arguments, "--rate") ?? defaults.Rate, Number(arguments, "--tenants") ?? defaults.Tenants);
        var figures = await load.RunAsync(programs, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Rate} questions a second over {load.Tenants} tenants for {load.Seconds} s, one of two replicas killed in the middle"));
        Console.WriteLine(figures);
        foreach (var problem in figures.Problems)
            Console.Error.WriteLine(problem);
        return figures.Problems.Count == 0 ? 0 : 1;
    }

    private static int? Number(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var place ? int.Parse(arguments[place + 1], CultureInfo.InvariantCulture) : null;
}
