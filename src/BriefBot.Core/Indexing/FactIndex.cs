using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing.Segments;

namespace BriefBot.Core.Indexing;

/// <summary>A fact with the article that says it.</summary>
public readonly record struct FactHit(IndexedArticle Article, Fact Fact);

/// <summary>Finds the facts of all articles of one moment by whom and what they name.</summary>
internal sealed class FactIndex(FactNames names, IndexSnapshot snapshot)
{
    /// <summary>
    /// Facts about what goes by the name: by just that name, by an abbreviation or a fuller form of it, or by a person's last
    /// name. Where no entity goes by it, those of which it is a part.
    /// </summary>
    public List<FactHit> Find(string name)
    {
        var words = EntityName.Normalize(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var near = words.SelectMany(names.Holding).Distinct().ToList();
        if (words is [{ Length: <= 6 } letters])
            near = [.. near.Union(names.LongNamesBeginning(letters[0]))];
        else if (names.TryGetNumber(string.Concat(words.Select(word => word[0])), out var abbreviation))
            near = [.. near.Append(abbreviation).Distinct()];
        var fitting = near.Where(number => IsMeant(words, names[number]) && Count(number) > 0).ToList();
        if (fitting.Count == 0)
            fitting = near.FindAll(number => names[number].Words.AsSpan().IndexOf(words) >= 0);
        return FactsOf(fitting);
    }

    /// <summary>The name of most facts whose one word has one of these stems; null for none.</summary>
    public string? FindName(IReadOnlyList<string> stems) => stems.SelectMany(names.OfStem)
        .Select(number => (Number: number, Count: Count(number)))
        .Where(found => found.Count > 0)
        .Select(found => ((int Number, int Count)?)found)
        .MaxBy(found => found!.Value.Count) is { } most ? names[most.Number].Name : null;

    /// <summary>The names of an article's facts, and how many of them name it, as <see cref="FactPostings"/> has them.</summary>
    public static List<(int Name, int Facts)> NamesOf(IReadOnlyList<Fact> facts, FactNames names)
    {
        var counts = new Dictionary<int, int>();
        foreach (var fact in facts)
        {
            foreach (var number in Named(fact).Select(argument => names.Number(EntityName.Normalize(argument.Name), argument.Kind)).Distinct())
                counts[number] = counts.GetValueOrDefault(number) + 1;
        }
        return [.. counts.Select(count => (count.Key, count.Value))];
    }

    private static bool IsMeant(string[] words, in FactName named)
    {
        var others = named.Words;
        return others.AsSpan().SequenceEqual(words)
            || EntityName.Matches(string.Join(' ', words), named.Name, named.Kind)
            || named.Kind == MentionKind.Person && words.Length == 1 && others.Length > 1 && others[^1] == words[0];
    }

    private static IEnumerable<FactArgument> Named(Fact fact) => fact.Arguments.Where(argument => argument.Name.Length > 0);

    private int Count(int number) => snapshot.Segments.Sum(segment =>
        segment.Segment.Facts.Of(number).Sum(posting => segment.IsLive(posting.Slot) ? posting.Facts : 0));

    /// <summary>Name by name, each fact once.</summary>
    private List<FactHit> FactsOf(List<int> fitting)
    {
        var (hits, told) = (new List<FactHit>(), new HashSet<(long Change, int Fact)>());
        var read = new Dictionary<long, IReadOnlyList<Fact>>();
        foreach (var number in fitting)
        {
            foreach (var segment in snapshot.Segments)
            {
                foreach (var (slot, _) in segment.Segment.Facts.Of(number))
                {
                    if (!segment.IsLive(slot))
                        continue;
                    var article = segment.Columns.Articles[slot];
                    if (!read.TryGetValue(article.Change, out var facts))
                        read[article.Change] = facts = article.ReadFacts();
                    for (var i = 0; i < facts.Count; i++)
                    {
                        if (Named(facts[i]).Any(argument => EntityName.Normalize(argument.Name) == names[number].Name) && told.Add((article.Change, i)))
                            hits.Add(new FactHit(article, facts[i]));
                    }
                }
            }
        }
        return hits;
    }
}
