using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Indexing;

/// <summary>A fact with the article that says it.</summary>
public readonly record struct FactHit(IndexedArticle Article, Fact Fact);

/// <summary>The facts of all articles by whom and what they name. Not thread-safe by itself.</summary>
internal sealed class FactIndex
{
    private readonly Dictionary<string, NamedFacts> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<NamedFacts>> _words = new(StringComparer.Ordinal);

    public void Add(IndexedArticle article)
    {
        foreach (var fact in article.Facts)
        {
            foreach (var argument in Named(fact))
                Of(argument).Facts.Add(new FactHit(article, fact));
        }
    }

    public void Remove(IndexedArticle article)
    {
        foreach (var name in article.Facts.SelectMany(Named).Select(argument => EntityName.Normalize(argument.Name)).Distinct())
        {
            if (!_names.TryGetValue(name, out var named))
                continue;
            named.Facts.RemoveWhere(hit => hit.Article == article);
            if (named.Facts.Count > 0)
                continue;
            _names.Remove(name);
            foreach (var word in named.Words)
                _words[word].Remove(named);
        }
    }

    /// <summary>
    /// Facts about what goes by the name: by just that name, by an abbreviation or a fuller form of it, or by a person's last
    /// name. Where no entity goes by it, those of which it is a part.
    /// </summary>
    public IEnumerable<FactHit> Find(string name)
    {
        var words = EntityName.Normalize(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var near = words.SelectMany(word => _words.TryGetValue(word, out var found) ? found : []).ToHashSet();
        if (words is [{ Length: <= 6 } letters])
            near.UnionWith(_names.Values.Where(named => named.Words.Length > 1 && named.Words[0][0] == letters[0]));
        else if (_names.TryGetValue(string.Concat(words.Select(word => word[0])), out var abbreviation))
            near.Add(abbreviation);
        var fitting = near.Where(named => IsMeant(words, named)).ToList();
        if (fitting.Count == 0)
            fitting = [.. near.Where(named => named.Words.AsSpan().IndexOf(words) >= 0)];
        return fitting.SelectMany(named => named.Facts).Distinct();
    }

    private static bool IsMeant(string[] words, NamedFacts named) =>
        named.Words.AsSpan().SequenceEqual(words)
        || EntityName.Matches(string.Join(' ', words), named.Name, named.Kind)
        || named.Kind == MentionKind.Person && words.Length == 1 && named.Words.Length > 1 && named.Words[^1] == words[0];

    private static IEnumerable<FactArgument> Named(Fact fact) => fact.Arguments.Where(argument => argument.Name.Length > 0);

    private NamedFacts Of(FactArgument argument)
    {
        var name = EntityName.Normalize(argument.Name);
        if (_names.TryGetValue(name, out var known))
            return known;
        var made = new NamedFacts(name, argument.Kind);
        _names[name] = made;
        foreach (var word in made.Words)
        {
            if (!_words.TryGetValue(word, out var list))
                _words[word] = list = [];
            list.Add(made);
        }
        return made;
    }

    private sealed class NamedFacts(string name, MentionKind kind)
    {
        public string Name => name;

        public string[] Words { get; } = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public MentionKind Kind => kind;

        public HashSet<FactHit> Facts { get; } = [];
    }
}
