using System.Data.Common;
using System.Globalization;
using BriefBot.Core.Indexing;
using Dapper;

namespace BriefBot.Storage;

/// <summary>What was used of services, in SQL that every store understands.</summary>
internal static class ServiceUsageRows
{
    public static void Add(DbConnection connection, string service, long amount, DateTimeOffset now) => connection.Execute(
        """
        INSERT INTO service_usage (service, month, amount) VALUES (@service, @month, @amount)
        ON CONFLICT (service, month) DO UPDATE SET amount = service_usage.amount + excluded.amount
        """,
        new { service, amount, month = now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) });

    public static List<ServiceUsage> Read(DbConnection connection) =>
    [
        .. connection.Query<(string Service, string Month, long Amount)>(
            "SELECT service, month, amount FROM service_usage ORDER BY month DESC, service")
            .Select(row => new ServiceUsage(row.Service, row.Month, row.Amount)),
    ];
}
