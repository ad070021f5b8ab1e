using System.Text;

namespace BriefBot.Core.Conversation.Commands;

/// <summary>
/// A message as a parser wants it: without courtesies around it and closing punctuation, in lower case with single
/// spaces for comparing, beside the same words as they were written.
/// </summary>
internal sealed class MessageWords
{
    private static readonly char[] Closing = ['?', '!', '.', '…', ';'];
    private readonly string[] _written;

    private MessageWords(string[] written, bool asks, bool isExplicit)
    {
        _written = written;
        Asks = asks;
        IsExplicit = isExplicit;
        Text = Fold(written);
    }

    /// <summary>Lower case, single spaces.</summary>
    public string Text { get; }

    public int Count => _written.Length;

    /// <summary>Ended in a question mark.</summary>
    public bool Asks { get; }

    /// <summary>Began with a slash.</summary>
    public bool IsExplicit { get; }

    public static MessageWords Of(string message)
    {
        var trimmed = message.Trim().Trim('"', '“', '”');
        var isExplicit = trimmed.Length > 1 && trimmed[0] == '/' && char.IsLetter(trimmed[1]);
        var bare = trimmed.TrimStart('/', '!').TrimEnd(Closing).TrimEnd();
        // A lone variation selector or skin tone is no word: nothing is left of it for comparing.
        var written = bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => Fold([word]).Length > 0).ToArray();
        var words = new MessageWords(written, trimmed.EndsWith('?'), isExplicit);
        return isExplicit ? words : words.WithoutCourtesies();
    }

    /// <summary>Whether the message begins with these words, and what follows them.</summary>
    public MessageWords? After(string words)
    {
        if (!Text.StartsWith(words, StringComparison.Ordinal) || Text.Length > words.Length && Text[words.Length] != ' ')
            return null;
        return Skip(words.Count(c => c == ' ') + 1);
    }

    public MessageWords Skip(int count) => new(_written[Math.Min(count, _written.Length)..], Asks, IsExplicit);

    public MessageWords Take(int count) => new(_written[..Math.Min(count, _written.Length)], Asks, IsExplicit);

    /// <summary>One word in lower case.</summary>
    public string this[int index] => Fold([_written[index]]);

    /// <summary>The words as they were written.</summary>
    public override string ToString() => string.Join(' ', _written);

    private MessageWords WithoutCourtesies()
    {
        var words = this;
        for (var round = 0; round < 3; round++)
        {
            var shorter = words.WithoutOpening().WithoutClosing();
            if (shorter.Count is 0 || shorter.Count == words.Count)
                return words;
            words = shorter;
        }
        return words;
    }

    private MessageWords WithoutOpening()
    {
        var text = Text.Replace(",", "");
        var opening = CommandWords.Openings
            .Where(opening => text.StartsWith($"{opening} ", StringComparison.Ordinal))
            .MaxBy(opening => opening.Length);
        return opening is null ? this : Skip(opening.Count(c => c == ' ') + 1);
    }

    private MessageWords WithoutClosing()
    {
        var text = Text.Replace(",", "");
        var closing = CommandWords.Closings
            .Where(closing => text.EndsWith($" {closing}", StringComparison.Ordinal))
            .MaxBy(closing => closing.Length);
        if (closing is null)
            return this;
        var kept = _written[..^(closing.Count(c => c == ' ') + 1)];
        kept[^1] = kept[^1].TrimEnd(',');
        return new MessageWords(kept, Asks, IsExplicit);
    }

    private static string Fold(string[] words)
    {
        var text = new StringBuilder(string.Join(' ', words));
        text.Replace('’', '\'').Replace('‘', '\'').Replace("\uFE0F", "");
        // Thumbs come in five skin tones, each a second character.
        for (var tone = 0x1F3FB; tone <= 0x1F3FF; tone++)
            text.Replace(char.ConvertFromUtf32(tone), "");
        return text.ToString().ToLowerInvariant();
    }
}
