namespace BriefBot.Core.Conversation.Commands;

/// <summary>Finds the command phrase that a message was probably meant to be.</summary>
internal static class Misspelling
{
    private const int ShortestWord = 4;

    /// <summary>These do what cannot be undone, or are too near to ordinary words, and have to be written right.</summary>
    private static readonly HashSet<CommandKind> Exact = [CommandKind.ForgetMe, CommandKind.Feedback, CommandKind.Thanks, CommandKind.Chat, CommandKind.OtherLanguage, CommandKind.Speaker, CommandKind.Certainty];

    /// <summary>The only phrase that is one slip away (two in a long one): a letter wrong, missing, doubled or swapped.</summary>
    public static string? Correct(string text) => Only(CommandWords.Phrases.Where(entry => !Exact.Contains(entry.Value.Kind)).Select(entry => entry.Key), text);

    /// <summary>The same for the word that an argument follows.</summary>
    public static string? CorrectPrefix(string word) =>
        Only(CommandWords.Prefixes.Select(prefix => prefix.Words).Where(words => !words.Contains(' ')).Distinct(), word);

    private static string? Only(IEnumerable<string> phrases, string text)
    {
        if (text.Length < ShortestWord || !text.All(c => char.IsLetter(c) || c is ' ' or '\''))
            return null;
        var slips = text.Length >= 8 ? 2 : 1;
        var near = phrases
            .Where(phrase => phrase.Length >= ShortestWord && Math.Abs(phrase.Length - text.Length) <= slips)
            .Select(phrase => (Phrase: phrase, Distance: Distance(phrase, text)))
            .Where(entry => entry.Distance > 0 && entry.Distance <= slips)
            .OrderBy(entry => entry.Distance)
            .ToList();
        return near switch
        {
            [] => null,
            [var one] => one.Phrase,
            [var first, var second, ..] when first.Distance < second.Distance || SameMeaning(first.Phrase, second.Phrase) => first.Phrase,
            _ => null,
        };
    }

    private static bool SameMeaning(string first, string second) =>
        CommandWords.Phrases.TryGetValue(first, out var one) && CommandWords.Phrases.TryGetValue(second, out var other) && one.Kind == other.Kind;

    /// <summary>Damerau's distance, each pair of letters swapped at most once (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
