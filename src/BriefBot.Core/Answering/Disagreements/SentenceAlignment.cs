using BriefBot.Core.Analysis;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>
/// Which words of one sentence stand in another in the same order: their longest common subsequence. A story that was
/// copied and changed, or a fixed phrase, says at the same place what differs.
/// </summary>
internal sealed class SentenceAlignment
{
    private const int Context = 3;

    private readonly IReadOnlyList<Token> _one;
    private readonly int[] _counterpart;
    private readonly int _otherCount;

    public SentenceAlignment(IReadOnlyList<Token> one, IReadOnlyList<Token> other)
    {
        _one = one;
        _otherCount = other.Count;
        _counterpart = Align(one, other);
    }

    /// <summary>Share of all tokens that are aligned, 0 to 1.</summary>
    public double Similarity => 2.0 * _counterpart.Count(at => at >= 0) / Math.Max(1, _one.Count + _otherCount);

    /// <summary>How many of the three tokens on either side of a range are aligned, words that say little for a third.</summary>
    public double ContextOf(TokenRange range)
    {
        var shared = 0.0;
        for (var i = Math.Max(0, range.First - Context); i < Math.Min(_one.Count, range.End + Context); i++)
        {
            if ((i < range.First || i >= range.End) && _counterpart[i] >= 0)
                shared += _one[i].Kind.HasFlag(TokenKind.StopWord) ? 1.0 / 3 : 1;
        }
        return shared;
    }

    /// <summary>What stands in the other sentence at the place of a range of this one.</summary>
    /// <returns>Null where the words around the range have no counterpart.</returns>
    public TokenRange? Counterpart(TokenRange range)
    {
        if (Neighbour(range.First - 1, -1) is not { } left || Neighbour(range.End, 1) is not { } right)
            return null;
        var (first, end) = (left + 1, right);
        return end > first && end - first <= 2 * range.Count + 4 ? new TokenRange(first, end - first) : null;
    }

    /// <summary>The stretches that stand in place of each other between aligned words, in order.</summary>
    public IEnumerable<(TokenRange Here, TokenRange There)> Differences()
    {
        for (var (first, last) = (0, -1); first <= _counterpart.Length; first++)
        {
            var end = first;
            while (end < _counterpart.Length && _counterpart[end] < 0)
                end++;
            var next = end < _counterpart.Length ? _counterpart[end] : _otherCount;
            if (end > first && next > last + 1)
                yield return (new TokenRange(first, end - first), new TokenRange(last + 1, next - last - 1));
            (first, last) = (end, next);
        }
    }

    /// <summary>The counterpart of the nearest token on one side, which may be one further on; the other sentence's end for an end.</summary>
    private int? Neighbour(int token, int step)
    {
        for (var i = 0; i < 2; i++, token += step)
        {
            if (token < 0)
                return -1;
            if (token >= _one.Count)
                return _otherCount;
            if (_counterpart[token] >= 0)
                return _counterpart[token];
        }
        return null;
    }

    private static int[] Align(IReadOnlyList<Token> one, IReadOnlyList<Token> other)
    {
        var longest = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
        {
            for (var j = other.Count - 1; j >= 0; j--)
            {
                longest[i, j] = one[i].Form == other[j].Form
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }
        var counterpart = new int[one.Count];
        Array.Fill(counterpart, -1);
        for (var (i, j) = (0, 0); i < one.Count && j < other.Count;)
        {
            if (one[i].Form == other[j].Form && longest[i, j] == longest[i + 1, j + 1] + 1)
                counterpart[i++] = j++;
            else if (longest[i + 1, j] >= longest[i, j + 1])
                i++;
            else
                j++;
        }
        return counterpart;
    }
}
