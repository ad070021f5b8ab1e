using System.Text;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Decides whether two halves of a cut sentence were cut inside a word. Evidence, in this order: white space at the
/// cut, punctuation at the cut, whether halves or whole occur as words elsewhere on the page or are common words, and
/// last which reading the letters make likelier, by letter n-grams of the page itself.
/// </summary>
internal sealed class WordJoiner
{
    /// <summary>In nats: how much likelier one word must be when a half is a word already. Best on news cut at random.</summary>
    private const double GainOverAWord = 7;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly LetterModel _letters = new();

    public WordJoiner(IReadOnlyList<PageLine> lines)
    {
        foreach (var line in lines)
        {
            foreach (var word in Words(line.Text))
                _words[word] = _words.GetValueOrDefault(word) + 1;
        }
        foreach (var (word, count) in _words)
            _letters.Add(word, count);
        foreach (var word in CommonWords.All)
            _letters.Add(word, 1);
    }

    public static string LastWord(string text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..].ToLowerInvariant();
    }

    public bool IsOneWord(PageLine left, PageLine right)
    {
        if (left.SpaceAfter || !char.IsLetter(left.Text[^1]) || !char.IsLower(right.Text[0]))
            return !left.SpaceAfter && left.Text[^1] == '-' && char.IsLetter(right.Text[0]);
        return IsOneWord(LastWord(left.Text), FirstWord(right.Text));
    }

    private bool IsOneWord(string left, string right)
    {
        if (IsKnown(left + right, besides: 0))
            return true;
        // Both halves were counted as words where they stand; that is no evidence.
        var (leftKnown, rightKnown) = (IsKnown(left, besides: 1), IsKnown(right, besides: 1));
        if (leftKnown && rightKnown)
            return false;
        var gain = _letters.LogLikelihood($" {left}{right} ") - _letters.LogLikelihood($" {left} {right} ");
        return gain > (leftKnown || rightKnown ? GainOverAWord : 0);
    }

    private bool IsKnown(string word, int besides) =>
        _words.GetValueOrDefault(word) > besides || CommonWords.All.Contains(word);

    private static string FirstWord(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[..end].ToLowerInvariant();
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
