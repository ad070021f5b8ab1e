namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>
/// Whether a quote says of the same people and things what a sentence says of them. It compares what stands next to each
/// verb, which prepositions connect, and what the sentence leaves out in between. In doubt it says no.
/// </summary>
internal sealed class RoleCheck(Alignment alignment, string said, string quoted, WordMatch match)
{
    private readonly IReadOnlyList<Word> _said = alignment.Said;
    private readonly IReadOnlyList<Word> _quoted = alignment.Quoted;
    private readonly Dictionary<int, int> _verbs = [];

    /// <summary>Where the quote says each verb, by its place in the sentence. Filled by <see cref="Holds"/>.</summary>
    public IReadOnlyDictionary<int, int> Verbs => _verbs;

    public bool Holds() => PrepositionsHold() && VerbsHold() && GapsHold() && !LeavesInsertion() && NamesHold();

    private bool PrepositionsHold() => alignment.Places.All(pair =>
    {
        var (one, other) = (_said[pair.Key], _quoted[pair.Value]);
        if (!one.IsHead && one.Value is null)
            return true;
        return one.IsDate
            ? Prepositions.Agree(Time(one.Preposition), Time(other.Preposition), match.IsOneLanguage)
            : Prepositions.Agree(one.Preposition, other.Preposition, match.IsOneLanguage);
    });

    private static string Time(string preposition) => preposition is "at" ? "" : preposition;

    private bool VerbsHold()
    {
        for (var i = 0; i < _said.Count; i++)
        {
            if (!_said[i].IsVerb)
                continue;
            var place = Enumerable.Range(0, _quoted.Count).FirstOrDefault(at => match.HoldsVerb(_said[i], _quoted[at]) && VerbHolds(i, at), -1);
            if (place < 0)
                return false;
            _verbs[i] = place;
        }
        return true;
    }

    private bool VerbHolds(int verb, int place)
    {
        if (!VoicesAgree(verb, place))
            return false;
        var (left, right) = (Neighbours.Before(_quoted, place, quoted), Neighbours.Behind(_quoted, place, quoted));
        var (before, behind) = (Neighbours.Before(_said, verb, said), Neighbours.Behind(_said, verb, said));
        // Where both put the verb in the middle, sides are compared; elsewhere the order of the phrases tells.
        return match.IsOneLanguage && said == "en"
            ? before.All(head => IsOneOf(head, left)) && behind.All(head => IsOneOf(head, right))
            : before.Concat(behind).All(head => IsOneOf(head, [.. left, .. right]));
    }

    private bool VoicesAgree(int verb, int place) => (_said[verb].Voice, _quoted[place].Voice) switch
    {
        (var one, var other) when one == other => true,
        (Voice.Either, Voice.Passive) or (Voice.Passive, Voice.Either) => true,
        (Voice.Either, Voice.Active) => Neighbours.Behind(_quoted, place, quoted).Count == 0,
        (Voice.Active, Voice.Either) => Neighbours.Behind(_said, verb, said).Count == 0,
        _ => false,
    };

    private bool IsOneOf(int head, IReadOnlyList<int> heads) =>
        heads.Concat(heads.SelectMany(one => Neighbours.Joined(_quoted, one))).Any(one => IsSame(head, one));

    private bool IsSame(int head, int one)
    {
        if (!alignment.Places.TryGetValue(First(head), out var place))
            return !_said[head].IsContent && SmallWords.PronounClass(_said[head].Form, said) == SmallWords.PronounClass(_quoted[one].Form, quoted);
        var (at, other) = (_quoted[place], _quoted[one]);
        return place == one
            || at.IsName && at.Mention == other.Mention
            || at.Value is not null && at.Value == other.Value
            || at.Phrase == other.Phrase && at.Concepts.Intersect(other.Concepts).Any()
            || IsTitle(place, one);
    }

    /// <summary>The first word of a value stands for it.</summary>
    private int First(int at)
    {
        while (at > 0 && _said[at].Value is { } value && _said[at - 1].Value == value)
            at--;
        return at;
    }

    /// <summary>"Chief executive Zhang": what stands right before the name is the person too.</summary>
    private bool IsTitle(int place, int head) => _quoted[head].IsName && !_quoted[place].IsName && _quoted[place].Phrase == _quoted[head].Phrase
        && place + 1 < _quoted.Count && _quoted[place + 1].Mention == _quoted[head].Mention;

    /// <summary>What is left out between two things must not be what the one belongs to: another value of the sort, another verb.</summary>
    private bool GapsHold()
    {
        var ends = alignment.Places.Select(pair => (At: pair.Key, Place: pair.Value, IsVerb: false))
            .Concat(_verbs.Select(pair => (At: pair.Key, Place: pair.Value, IsVerb: true)))
            .OrderBy(end => end.At)
            .ToList();
        var framed = ends.FindAll(end => !end.IsVerb);
        return ends.Zip(ends.Skip(1)).All(pair => ValuesHold(pair.First.At, pair.First.Place, pair.Second.At, pair.Second.Place))
            && framed.Zip(framed.Skip(1)).All(pair => LinkHolds(pair.First.At, pair.First.Place, pair.Second.At, pair.Second.Place));
    }

    private bool ValuesHold(int left, int from, int right, int to) => new[] { _said[left].Value, _said[right].Value }.OfType<StatedQuantity>().All(value =>
        Between(from, to).All(at => _quoted[at].Value is not { } other || !other.IsLike(value) || IsValuePlaced(other)));

    private bool IsValuePlaced(StatedQuantity value) => alignment.Places.Values.Any(place => _quoted[place].Value == value);

    /// <summary>Two things without a verb between them.</summary>
    private bool LinkHolds(int left, int from, int right, int to)
    {
        if (_verbs.Keys.Any(verb => verb > left && verb < right))
            return true;
        var between = Between(from, to).ToList();
        if (between.Exists(at => _quoted[at].IsVerb && !_verbs.ContainsValue(at)))
            return false;
        var copula = Enumerable.Range(left + 1, right - left - 1).Select(i => SmallWords.Copula(_said[i].Form)).LastOrDefault(link => link is not null);
        if (copula is null || _verbs.Keys.Any(verb => verb > right && verb - right < 6))
            return true;
        return between.Exists(at => SmallWords.Copula(_quoted[at].Form) == copula)
            || copula == "be" && _quoted[to].Insertion != 0 && !_quoted[to].IsName && _quoted[from].Insertion != _quoted[to].Insertion
                && between.TrueForAll(at => _quoted[at].Phrase < 0 || _quoted[at].Phrase == _quoted[from].Phrase || _quoted[at].Phrase == _quoted[to].Phrase);
    }

    /// <summary>What stands between two places, save the insertions in which neither lies.</summary>
    private IEnumerable<int> Between(int from, int to)
    {
        var (first, last) = (Math.Min(from, to), Math.Max(from, to));
        for (var at = first + 1; at < last; at++)
        {
            if (_quoted[at].Insertion == 0 || _quoted[at].Insertion == _quoted[first].Insertion || _quoted[at].Insertion == _quoted[last].Insertion)
                yield return at;
        }
    }

    /// <summary>"B lost" of "A, which beat B, lost": what begins within an insertion must not go on behind it.</summary>
    private bool LeavesInsertion()
    {
        var places = alignment.Places.Values.Concat(_verbs.Values).Order().ToList();
        return places.Exists(place => _quoted[place].Insertion is var insertion and > 0
            && places.TrueForAll(other => other >= place || _quoted[other].Insertion == insertion)
            && places.Exists(other => other > place && _quoted[other].Insertion != insertion));
    }

    /// <summary>The words of a name are of one name: "Daniel Zhang" and "Jack Ma" make no "Daniel Ma".</summary>
    private bool NamesHold() => alignment.Places
        .Where(pair => _said[pair.Key].IsName)
        .GroupBy(pair => _said[pair.Key].Mention, pair => pair.Value)
        .All(places => places.Max() - places.Min() <= places.Count() && places.Select(place => _quoted[place].Phrase).Distinct().Count() == 1);
}
