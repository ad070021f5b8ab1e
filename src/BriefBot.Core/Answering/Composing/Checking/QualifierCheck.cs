namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Whether sentence and quote agree in what they deny, and in how sure they are.</summary>
internal sealed class QualifierCheck
{
    private const int Reach = 3;
    private const string Denial = "not";

    private readonly IReadOnlyList<Word> _said;
    private readonly IReadOnlyList<Word> _quoted;
    private readonly (string Said, string Quoted) _languages;
    private readonly Dictionary<int, int> _places;
    private readonly HashSet<int> _relevant;

    /// <param name="places">Of all words of the sentence that the quote was found to say, verbs included.</param>
    public QualifierCheck(IReadOnlyList<Word> said, IReadOnlyList<Word> quoted, string saidLanguage, string quotedLanguage, Dictionary<int, int> places)
    {
        (_said, _quoted, _languages, _places) = (said, quoted, (saidLanguage, quotedLanguage), places);
        var insertions = places.Values.Select(place => quoted[place].Insertion).Append(0).ToHashSet();
        var segments = places.Values.Select(place => quoted[place].Segment).ToHashSet();
        _relevant = [.. Enumerable.Range(0, quoted.Count).Where(at => insertions.Contains(quoted[at].Insertion) && segments.Contains(quoted[at].Segment))];
    }

    public Objection Check()
    {
        var (said, given) = (Classes(_said, _languages.Said, null), Classes(_quoted, _languages.Quoted, _relevant));
        if (said.Contains(Denial) != given.Contains(Denial) || said.Contains(Denial) && !DenyTheSame())
            return Objection.Negation;
        if (!said.SetEquals(given) || !TensesAgree())
            return Objection.Certainty;
        var quotedSmall = _quoted.Where(word => word.Value is null).Select(word => SmallWords.GivenClass(word.Form, _languages.Quoted)).ToHashSet();
        return _said.All(word => word.Value is not null || SmallWords.GivenClass(word.Form, _languages.Said) is not { } small || quotedSmall.Contains(small))
            ? Objection.None
            : Objection.Words;
    }

    private static HashSet<string> Classes(IReadOnlyList<Word> words, string language, HashSet<int>? relevant) =>
        [.. words.Where((word, at) => relevant?.Contains(at) ?? true).Select(word => word.IsName || word.Value is not null ? null : SmallWords.SharedClass(word.Form, language)).OfType<string>()];

    /// <summary>Each denial stands beside words beside which the quote's denial stands.</summary>
    private bool DenyTheSame()
    {
        var denials = _relevant.Where(at => IsDenial(_quoted[at], _languages.Quoted)).ToList();
        return Enumerable.Range(0, _said.Count).Where(i => IsDenial(_said[i], _languages.Said)).All(i =>
            _places.Any(pair => Math.Abs(pair.Key - i) <= Reach && denials.Exists(denial => Math.Abs(denial - pair.Value) <= Reach)));
    }

    private static bool IsDenial(Word word, string language) => !word.IsName && word.Value is null && SmallWords.SharedClass(word.Form, language) == Denial;

    /// <summary>What was is not said to be.</summary>
    private bool TensesAgree() => !_said.Any(word => SmallWords.Present.Contains(word.Form))
        || _relevant.Any(at => SmallWords.Present.Contains(_quoted[at].Form))
        || !_relevant.Any(at => SmallWords.Past.Contains(_quoted[at].Form));
}
