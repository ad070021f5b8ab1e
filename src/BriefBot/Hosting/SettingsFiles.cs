namespace BriefBot.Hosting;

/// <summary>
/// Where settings come from, the later ones winning: appsettings.json beside the program, appsettings.{Environment}.json,
/// and the environment (<c>Answers__Strictness</c> for <c>Answers:Strictness</c>). Commands and server read the same.
/// </summary>
internal static class SettingsFiles
{
    public static IConfiguration Read()
    {
        var environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environments.Production;
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddJsonFile($"appsettings.{environment}.json", optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException problem)
        {
            throw new SettingsException($"{problem.Message} {problem.InnerException?.Message}".TrimEnd());
        }
    }
}
