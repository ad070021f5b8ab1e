using System.Net;

namespace BriefBot.Core.Ingestion.Feeds;

/// <summary>
/// Reads XML the way publishers write it: bare ampersands, HTML entities, undeclared prefixes, unclosed and crossed tags are
/// taken as they were meant. No entity that the document declares is expanded and nothing outside it is read, so that a
/// document cannot grow or reach out.
/// </summary>
internal sealed class FeedXml
{
    private const string CommentStart = "<!--";
    private const string CDataStart = "<![CDATA[";

    /// <summary>Feeds need seven. What stands deeper is passed over: looking up through it would take its square in time.</summary>
    private const int MaxDepth = 200;

    private readonly string _text;
    private readonly Uri? _base;
    private readonly Stack<FeedElement> _open = [];
    private FeedElement? _root;
    private int _at;

    private FeedXml(string text, Uri? address)
    {
        _text = text;
        _base = address;
    }

    /// <returns>The root element; null when there is none.</returns>
    public static FeedElement? Parse(string text, Uri? address)
    {
        var reading = new FeedXml(text, address);
        reading.Read();
        return reading._root;
    }

    private void Read()
    {
        while (_at < _text.Length)
        {
            if (Starts(CommentStart))
                Skip(CommentStart, "-->");
            else if (Starts(CDataStart))
                ReadCData();
            else if (Starts("<?"))
                Skip("<?", "?>");
            else if (Starts("<!"))
                SkipDeclaration();
            else if (Starts("</"))
                ReadEnd();
            else if (_text[_at] == '<' && _at + 1 < _text.Length && IsNameStart(_text[_at + 1]))
                ReadStart();
            else
                ReadText();
        }
        while (_open.TryPop(out var element))
            element.CutOff(_text);
    }

    private bool Starts(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    private void Skip(string start, string end) => _at = After(end, _at + start.Length);

    private int After(string end, int from) =>
        from <= _text.Length && _text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : _text.Length;

    /// <summary>A document type, with the declarations in its square brackets.</summary>
    private void SkipDeclaration()
    {
        var end = _text.IndexOf('>', _at);
        var subset = _text.IndexOf('[', _at);
        _at = end < 0 ? _text.Length
            : subset >= 0 && subset < end ? After(">", After("]", subset))
            : end + 1;
    }

    private void ReadCData()
    {
        var start = _at + CDataStart.Length;
        _at = After("]]>", start);
        var end = Math.Max(start, _text.AsSpan(0, _at).EndsWith("]]>") ? _at - 3 : _at);
        if (_open.TryPeek(out var element))
            element.Append(_text[start..end]);
    }

    private void ReadText()
    {
        var end = _text.IndexOf('<', _at + 1);
        if (end < 0)
            end = _text.Length;
        if (_open.TryPeek(out var element))
            element.Append(WebUtility.HtmlDecode(_text[_at..end]));
        _at = end;
    }

    private void ReadStart()
    {
        _at++;
        var name = ReadName();
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (SkipSpace() && _text[_at] is not ('>' or '/'))
            ReadAttribute(attributes);
        var isEmpty = _at < _text.Length && _text[_at] == '/';
        _at = After(">", _at);
        _open.TryPeek(out var parent);
        if (parent is null && _root is not null || _open.Count == MaxDepth)
            return;
        var element = FeedElement.Open(name, attributes, parent, _base, _at);
        _root ??= element;
        if (isEmpty)
            element.Close(_text, _at);
        else
            _open.Push(element);
    }

    /// <summary>Closes the nearest open element of that name with all in it. One that closes nothing is passed over.</summary>
    private void ReadEnd()
    {
        var start = _at;
        _at += 2;
        var name = ReadName();
        _at = After(">", _at);
        if (!_open.Any(element => element.IsWritten(name)))
            return;
        while (_open.TryPop(out var element))
        {
            element.Close(_text, start);
            if (element.IsWritten(name))
                break;
        }
    }

    private void ReadAttribute(Dictionary<string, string> attributes)
    {
        var start = _at;
        var name = ReadName();
        if (_at == start)
        {
            _at++;
            return;
        }
        var value = "";
        if (SkipSpace() && _text[_at] == '=')
        {
            _at++;
            value = SkipSpace() ? ReadValue() : "";
        }
        attributes.TryAdd(name, WebUtility.HtmlDecode(value).Trim());
    }

    private string ReadValue()
    {
        var quote = _text[_at];
        int start, end;
        if (quote is '"' or '\'')
        {
            start = ++_at;
            end = _text.IndexOf(quote, start);
            end = end < 0 ? _text.Length : end;
            _at = Math.Min(end + 1, _text.Length);
            return _text[start..end];
        }
        start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] != '>')
            _at++;
        return _text[start.._at];
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (IsNameStart(_text[_at]) || char.IsDigit(_text[_at]) || _text[_at] is '-' or '.'))
            _at++;
        return _text[start.._at];
    }

    /// <returns>Whether anything is left.</returns>
    private bool SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
        return _at < _text.Length;
    }
}
