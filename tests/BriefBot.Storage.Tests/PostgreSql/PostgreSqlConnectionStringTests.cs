using BriefBot.Storage.PostgreSql;

namespace BriefBot.Storage.Tests.PostgreSql;

public sealed class PostgreSqlConnectionStringTests
{
    [Fact]
    public void FillsUpWhatIsLeftOpen()
    {
        var complete = PostgreSqlConnectionString.Complete("Host=h;Database=d");

        Assert.Equal((5, 200, 30, "BriefBot"), (complete.Timeout, complete.MaxAutoPrepare, complete.MaxPoolSize, complete.ApplicationName));
    }

    [Fact]
    public void LeavesWhatIsSaid()
    {
        var complete = PostgreSqlConnectionString.Complete("Host=h;Database=d;timeout=15;max auto prepare=0;Maximum Pool Size=100;Application Name=x");

        Assert.Equal((15, 0, 100, "x"), (complete.Timeout, complete.MaxAutoPrepare, complete.MaxPoolSize, complete.ApplicationName));
    }

    [Theory]
    [InlineData("Host=h;Database=d;Password=geheim", "database d on h")]
    [InlineData("Server=h;Database=d;User Id=u", "database d on h")]
    public void AStoresNameTellsNoSecret(string connection, string name) =>
        Assert.Equal(name, StoreLocation.Parse(connection).ToString());
}
