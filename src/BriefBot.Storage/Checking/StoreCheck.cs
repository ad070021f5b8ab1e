using System.Data.Common;
using BriefBot.Core.Indexing;
using BriefBot.Storage.Tables;
using Dapper;

namespace BriefBot.Storage.Checking;

/// <summary>
/// Looks at all of a store, at one moment of it, for what must never be: half an article, a quote of something that is not
/// there, an event that nobody will ever take. Changes nothing.
/// </summary>
public static class StoreCheck
{
    private const int Examples = 3;

    /// <summary>Empty where nothing is wrong.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<StoreProblem>> RunAsync(
        StoreLocation location, TimeProvider time, CancellationToken cancellationToken)
    {
        using var store = await RawStore.OpenAsync(location, time, cancellationToken);
        return await store.ReadAsync<IReadOnlyList<StoreProblem>>(
            async connection => await Task.Run(() => Check(store, connection, cancellationToken), cancellationToken), cancellationToken);
    }

    private static List<StoreProblem> Check(RawStore store, DbConnection connection, CancellationToken cancellationToken)
    {
        var problems = new List<StoreProblem>();
        void Note(StoreRule rule, IReadOnlyList<string> found)
        {
            if (found.Count > 0)
                problems.Add(new StoreProblem(rule.Problem, found.Count, [.. found.Take(Examples)], rule.Advice));
        }
        Note(StoreRules.Pages, [.. store.FindDamage(connection)]);
        foreach (var rule in StoreRules.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Note(rule, connection.Query<string>(rule.Sql.Replace("store_clock()", store.Clock, StringComparison.Ordinal)).AsList());
        }
        var texts = new TextCheck();
        texts.Run(connection, cancellationToken);
        Note(StoreRules.Texts, texts.OtherTexts);
        Note(StoreRules.Analyses, texts.OtherAnalyses);
        Note(StoreRules.Spans, texts.QuotesBeyondText);
        return problems;
    }
}

/// <summary>Something that must not be.</summary>
/// <param name="What">What it is, in the plural.</param>
/// <param name="Examples">What some of them are called.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record StoreProblem(string What, int Count, IReadOnlyList<string> Examples, string Advice);
