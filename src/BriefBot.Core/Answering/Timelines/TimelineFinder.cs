using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Timelines;

/// <summary>Puts the facts about a name in the order of time. Safe to use from several threads.</summary>
public sealed class TimelineFinder(IArticleStore store, PassageIndex index)
{
    /// <summary>Lines: nobody reads a longer one.</summary>
    private const int Most = 100;
    private const int MostSources = 5;

    /// <summary>Two articles that tell the same thing may date it as far apart, in days.</summary>
    private const int SameEvent = 3;

    /// <param name="asOf">Nothing that began later; null for all.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<Timeline> FindAsync(string name, IReadOnlySet<string>? collections, DateTime? asOf, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(cancellationToken);
        var hits = index.FindFacts(name, collections)
            .Where(hit => asOf is null || hit.Fact.Date.Start is not { } start || start < asOf)
            .ToList();
        var told = hits.FindAll(hit => IsEvent(hit.Fact));
        // Somebody of whom nothing happened: then what is said of them.
        var groups = Group(told.Count > 0 ? told : hits.FindAll(hit => hit.Fact.Kind is not FactKind.Statement), cancellationToken);
        var lines = new List<TimelineLine>();
        var shown = new HashSet<(ArticleId, TextSpan)>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (lines.Count == Most)
                break;
            if (await LineAsync(group, shown, texts, cancellationToken) is { } line)
                lines.Add(line);
        }
        return new Timeline(name, lines);
    }

    private static bool IsEvent(Fact fact) => fact.Kind is FactKind.RoleChange or FactKind.Event or FactKind.Amount
        || fact.Predicate == FactPredicate.Leads || fact.Kind == FactKind.Role && fact.Date.IsStated;

    /// <summary>Facts that tell the same thing, in the order of time.</summary>
    private static IEnumerable<List<FactHit>> Group(List<FactHit> hits, CancellationToken cancellationToken)
    {
        var groups = new List<List<FactHit>>();
        var ordered = hits.OrderBy(hit => hit.Fact.Date.Start ?? DateTime.MaxValue)
            .ThenBy(hit => hit.Article.Published?.Earliest ?? DateTimeOffset.MaxValue)
            .ThenBy(hit => hit.Fact.Span.Start);
        foreach (var hit in ordered)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var same = groups.FindLast(group => IsSame(group[0].Fact, hit.Fact));
            if (same is null)
                groups.Add([hit]);
            else
                same.Add(hit);
        }
        return groups;
    }

    private static bool IsSame(Fact one, Fact other)
    {
        if (one.Predicate != other.Predicate || one.Phase != other.Phase || one.Standing != other.Standing
            || one.Predicate is FactPredicate.Happens or FactPredicate.Amounts or FactPredicate.Is or FactPredicate.Says)
            return false;
        return IsNear(one.Date, other.Date) && Names(one, FactPart.Who) is { Length: > 0 } who && who == Names(other, FactPart.Who)
            && Agree(one, other, FactPart.Whom) && Agree(one, other, FactPart.Organisation);
    }

    private static bool Agree(Fact one, Fact other, FactPart part) =>
        Names(one, part) is not { Length: > 0 } a || Names(other, part) is not { Length: > 0 } b || a == b;

    private static bool IsNear(FactDate one, FactDate other) =>
        one is not { Start: { } a, End: { } aEnd } || other is not { Start: { } b, End: { } bEnd }
        || a < bEnd.AddDays(SameEvent) && b < aEnd.AddDays(SameEvent);

    private static string Names(Fact fact, FactPart part) =>
        string.Join('|', fact.Of(part).Where(argument => argument.Name.Length > 0).Select(argument => EntityName.Normalize(argument.Name)).Order());

    /// <summary>A sentence is shown once, however many facts it holds and however many articles repeat it.</summary>
    private async Task<TimelineLine?> LineAsync(
        List<FactHit> group, HashSet<(ArticleId, TextSpan)> shown, HashSet<string> texts, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>();
        var according = "";
        foreach (var (article, fact) in group)
        {
            if (passages.Count == MostSources || passages.Exists(passage => passage.Source.Id == article.Id) || !shown.Add((article.Id, fact.Span)))
                continue;
            if (await store.FindAsync(article.Id, article.Revision, cancellationToken) is not Article stored || fact.Span.End > stored.Text.Length)
                continue;
            var quote = stored.Quote(fact.Span);
            if (!texts.Add(quote.Text))
                continue;
            if (passages.Count == 0 && fact.Find(FactPart.Source) is { } source && fact.Standing is FactStanding.Reported or FactStanding.Denied)
                according = stored.Text[fact.Find(FactPart.Source)!.Value.Span.Start..fact.Find(FactPart.Source)!.Value.Span.End];
            passages.Add(new Passage(quote, stored));
        }
        var first = group[0].Fact;
        return passages.Count == 0 ? null : new TimelineLine(first.Date, first.Standing, according, passages) { IsActing = first.IsActing };
    }
}
