using System.Runtime.InteropServices;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>Text under construction that remembers for every character which part of the raw text it came from.</summary>
internal sealed class TracedText
{
    private const int Nowhere = -1;
    private readonly List<char> _text = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    public int Length => _text.Count;

    public char Last => _text.Count == 0 ? '\n' : _text[^1];

    /// <summary>A character that came from the raw text's [start, end).</summary>
    public void Append(char c, int start, int end)
    {
        _text.Add(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>A character that cleaning put in.</summary>
    public void AppendMade(char c) => Append(c, Nowhere, Nowhere);

    public void AppendMade(string text)
    {
        foreach (var c in text)
            AppendMade(c);
    }

    public void Append(TracedText other, TextSpan span)
    {
        _text.AddRange(Slice(other._text, span));
        _starts.AddRange(Slice(other._starts, span));
        _ends.AddRange(Slice(other._ends, span));
    }

    /// <summary>The raw span behind a span of this text that came from somewhere.</summary>
    public TextSpan Origin(TextSpan span) => new(_starts[span.Start], _ends[span.End - 1]);

    public bool IsMade(int position) => _starts[position] == Nowhere;

    public override string ToString() => new(CollectionsMarshal.AsSpan(_text));

    public SpanMap ToMap()
    {
        var runs = new List<SpanMap.Run>();
        for (var i = 0; i < _starts.Count;)
        {
            if (_starts[i] == Nowhere)
            {
                i++;
                continue;
            }
            var end = i + 1;
            while (end < _starts.Count && Continues(i, end))
                end++;
            runs.Add(new SpanMap.Run(new TextSpan(i, end), new TextSpan(_starts[i], _ends[end - 1])));
            i = end;
        }
        return new SpanMap(runs);
    }

    private static ReadOnlySpan<T> Slice<T>(List<T> list, TextSpan span) =>
        CollectionsMarshal.AsSpan(list).Slice(span.Start, span.Length);

    /// <summary>A run is either characters taken over one by one, or one rewritten group with a single origin.</summary>
    private bool Continues(int first, int next) =>
        IsTakenOver(first)
            ? IsTakenOver(next) && _starts[next] == _ends[next - 1]
            : _starts[next] == _starts[first] && _ends[next] == _ends[first];

    private bool IsTakenOver(int i) =>
        _starts[i] != Nowhere && _ends[i] - _starts[i] == 1 && !SharesOrigin(i, i - 1) && !SharesOrigin(i, i + 1);

    private bool SharesOrigin(int i, int other) => other >= 0 && other < _starts.Count && _starts[other] == _starts[i];
}
