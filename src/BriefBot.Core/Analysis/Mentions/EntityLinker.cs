using System.Runtime.InteropServices;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// Brings the names of one thing together: the same name; an abbreviation introduced in brackets; another name that the
/// text gives ("also known as"); a person's surname or first names, and a company's name without its last word, where
/// only one entity can be meant. What any of its names says of the kind counts for all.
/// </summary>
internal sealed class EntityLinker(TokenLine line, NameSighting[] names, KindScorer scorer, KindScores[] places)
{
    private static readonly string[] AlsoKnownAs =
    [
        "also known as", "better known as", "known as", "also called", "alias", "aka", "ook bekend als", "beter bekend als", "bekend als",
        "ook wel", "oftewel", "born", "geboren als", "whose chinese name is", "whose real name is", "whose english name is",
    ];

    /// <summary>Behind a company's name they say no more; other words name a part ("Deutsche Bank" has a name of its own).</summary>
    private static readonly string[] MeansTheWhole = ["group", "groep", "holding", "holdings", "company", "corporation", "concern", "international"];

    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly List<Group> _groups = [];
    private readonly int[] _of = new int[names.Length];

    public (int[] Of, Entity[] Entities) Link()
    {
        for (var i = 0; i < names.Length; i++)
            _of[i] = GroupOf(i);
        for (var i = 0; i + 1 < names.Length; i++)
            LinkNeighbours(i);
        for (var group = 0; group < _groups.Count; group++)
            LinkShorter(group);
        return Number();
    }

    /// <summary>A name may stand for something else in one place ("the White House said"): only what is there told strongly counts.</summary>
    public static MentionKind KindHere(MentionKind ofEntity, in KindScores here)
    {
        var best = here.Best();
        return best != ofEntity && here.Of(best) - here.Of(ofEntity) > 3 ? best : ofEntity;
    }

    private int GroupOf(int name)
    {
        var words = Words(name);
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, string.Join(' ', words), out var known);
        if (!known)
        {
            group = _groups.Count;
            _groups.Add(new Group(words) { Scores = scorer.OfName(names[name]) });
        }
        _groups[group].Scores.Add(places[name]);
        _groups[group].IsSure |= names[name].TokenCount > 1 || !line.IsStart(names[name].FirstToken);
        return group;
    }

    private string[] Words(int name)
    {
        var (first, count) = (names[name].FirstToken, names[name].TokenCount);
        if (count > 1 && line.Tokens[first].Form == "the")
            (first, count) = (first + 1, count - 1);
        while (count > 1 && EntityName.IsLegalForm(line.Tokens[first + count - 1].Form))
            count--;
        var words = new string[count];
        for (var i = 0; i < count; i++)
            words[i] = line.Tokens[first + i].Form;
        return words;
    }

    private void LinkNeighbours(int name)
    {
        var (left, right) = (Root(_of[name]), Root(_of[name + 1]));
        if (left == right)
            return;
        var between = line.Text.AsSpan()[names[name].Span.End..names[name + 1].Span.Start];
        if (between.Length > 40)
            return;
        var closes = names[name + 1].Span.End < line.Text.Length && line.Text[names[name + 1].Span.End] == ')';
        if (between is " (" && closes)
        {
            if (EntityName.IsAbbreviation(_groups[right].Words, _groups[left].Words) || EntityName.IsAbbreviation(_groups[left].Words, _groups[right].Words)
                || IsPerson(left) && IsPerson(right))
                Merge(left, right);
            return;
        }
        var said = between.Trim(" ,(“\"").ToString().ToLowerInvariant();
        if (said.Length > 0 && Array.IndexOf(AlsoKnownAs, said) >= 0)
            Merge(left, right);
    }

    /// <summary>Under the one entity of which this name is a short form, if there is only one.</summary>
    private void LinkShorter(int group)
    {
        if (Root(group) != group)
            return;
        var shorter = _groups[group];
        var (found, strength) = (-1, 0);
        var isAmbiguous = false;
        for (var other = 0; other < _groups.Count; other++)
        {
            if (Root(other) == group || _groups[other].Words.Length <= shorter.Words.Length)
                continue;
            var fits = Shortens(group, other);
            if (fits == 0 || fits < strength)
                continue;
            isAmbiguous = fits == strength && found >= 0 && Root(found) != Root(other);
            (found, strength) = (other, fits);
        }
        if (found >= 0 && !isAmbiguous)
            Merge(Root(found), group);
    }

    /// <summary>0 when it does not; the higher the surer: a surname before a first name.</summary>
    private int Shortens(int shortGroup, int longGroup)
    {
        var (less, more) = (_groups[shortGroup].Words, _groups[longGroup].Words);
        var listed = NameList.Of(less.Length == 1 ? less[0] : string.Join(' ', less));
        if (NameList.IsPlace(listed) || listed is NameClass.Other || NameLexicon.Nationalities.Contains(less[0]))
            return 0;
        if (IsPerson(longGroup))
        {
            if (_groups[shortGroup].Scores.Best() is MentionKind.Place or MentionKind.Product or MentionKind.Event)
                return 0;
            if (EndsWith(more, less))
                return 3;
            return StartsWith(more, less) ? listed == NameClass.Given || less.Length > 1 ? 2 : 1 : 0;
        }
        if (!StartsWith(more, less) || more.Length - less.Length > 2)
            return EntityName.IsAbbreviation(less, more) ? 2 : 0;
        for (var i = less.Length; i < more.Length; i++)
        {
            if (listed == NameClass.Organisation ? Array.IndexOf(MeansTheWhole, more[i]) < 0 : !ContextWords.Is(more[i], ContextClass.OrgEnd))
                return 0;
        }
        return _groups[longGroup].Scores.Best() == MentionKind.Organisation ? 2 : 0;
    }

    private bool IsPerson(int group) => _groups[group].Scores.Best() == MentionKind.Person;

    private static bool EndsWith(string[] words, string[] tail) => words.AsSpan()[^tail.Length..].SequenceEqual(tail);

    private static bool StartsWith(string[] words, string[] head) => words.AsSpan(0, head.Length).SequenceEqual(head);

    private int Root(int group)
    {
        while (_groups[group].Under is { } over)
            group = over;
        return group;
    }

    private void Merge(int into, int group)
    {
        _groups[into].Scores.Add(_groups[group].Scores);
        _groups[into].IsSure |= _groups[group].IsSure;
        _groups[group].Under = into;
    }

    private (int[] Of, Entity[] Entities) Number()
    {
        var numbers = new Dictionary<int, int>();
        var entities = new List<Entity>();
        var fullest = new List<TextSpan>();
        for (var i = 0; i < names.Length; i++)
        {
            var root = Root(_of[i]);
            if (!numbers.TryGetValue(root, out var number))
            {
                numbers[root] = number = entities.Count;
                entities.Add(new Entity("", KindOf(_groups[root])));
                fullest.Add(names[i].Span);
            }
            if (IsFuller(names[i].Span, fullest[number]))
                fullest[number] = names[i].Span;
            _of[i] = number;
        }
        for (var i = 0; i < fullest.Count; i++)
            entities[i] = entities[i] with { Name = fullest[i].In(line.Text).ToString() };
        return (_of, [.. entities]);
    }

    /// <summary>Of a word that only ever stands at a sentence's start it is not even sure that it is a name.</summary>
    private static MentionKind KindOf(Group group)
    {
        if (!group.IsSure)
            group.Scores.Add(MentionKind.Other, 0.8f);
        return group.Scores.Best();
    }

    private bool IsFuller(TextSpan name, TextSpan than) =>
        name.Length > than.Length && name.In(line.Text).Count(' ') >= than.In(line.Text).Count(' ');

    private sealed class Group(string[] words)
    {
        public string[] Words { get; } = words;

        public int? Under { get; set; }

        public bool IsSure { get; set; }

        public KindScores Scores;
    }
}
