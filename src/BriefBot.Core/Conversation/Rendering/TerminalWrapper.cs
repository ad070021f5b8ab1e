using System.Globalization;

namespace BriefBot.Core.Conversation.Rendering;

/// <summary>Breaks one paragraph of clean text into lines of a terminal, at spaces where it can.</summary>
internal sealed class TerminalWrapper(int width, string indent)
{
    private readonly List<TerminalLine> _lines = [];
    private readonly List<(string Element, TerminalStyle Style)> _word = [];
    private List<TerminalSegment> _line = [];
    private int _used;
    private bool _isStarted;

    /// <param name="first">What the first line begins with, instead of <paramref name="indent"/>.</param>
    public static IReadOnlyList<TerminalLine> Wrap(
        IEnumerable<TerminalSegment> paragraph, int width, TerminalSegment first, string indent)
    {
        var wrapper = new TerminalWrapper(width, indent);
        wrapper.Put(first.Text, first.Style);
        foreach (var segment in paragraph)
            wrapper.Add(segment);
        wrapper.EndWord();
        wrapper.EndLine();
        return wrapper._lines;
    }

    private void Add(TerminalSegment segment)
    {
        var elements = StringInfo.GetTextElementEnumerator(segment.Text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (element is not ("\n" or " "))
            {
                _word.Add((element, segment.Style));
                continue;
            }
            EndWord();
            if (element == "\n")
                NextLine();
        }
    }

    /// <summary>Puts the word on this line or the next; only a word that is longer than a line is broken.</summary>
    private void EndWord()
    {
        if (_word.Count == 0)
            return;
        var length = _word.Sum(part => TerminalText.ElementWidth(part.Element));
        if (_isStarted && _used + 1 + length > width)
            NextLine();
        else if (_isStarted)
            Put(" ", _line[^1].Style == _word[0].Style ? _word[0].Style : TerminalStyle.Plain);
        foreach (var (element, style) in _word)
        {
            if (_used + TerminalText.ElementWidth(element) > width)
                NextLine();
            Put(element, style);
            _isStarted = true;
        }
        _word.Clear();
    }

    private void NextLine()
    {
        EndLine();
        Put(indent, TerminalStyle.Plain);
    }

    private void EndLine()
    {
        _lines.Add(new TerminalLine(_line));
        (_line, _used, _isStarted) = ([], 0, false);
    }

    private void Put(string text, TerminalStyle style)
    {
        if (text.Length == 0)
            return;
        _used += TerminalText.Width(text);
        if (_line is [.., var last] && last.Style == style)
            _line[^1] = last with { Text = last.Text + text };
        else
            _line.Add(new TerminalSegment(text, style));
    }
}
