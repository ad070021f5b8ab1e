namespace BriefBot.Core.Analysis.Mentions;

/// <summary>A text's tokens with what stands between them; indexes outside a sentence give empty forms.</summary>
internal sealed class TokenLine(string text, Token[] tokens)
{
    public string Text => text;

    public Token[] Tokens => tokens;

    /// <summary>The form of the token <paramref name="steps"/> before or behind another in the same sentence, or "".</summary>
    public string Form(int from, int steps)
    {
        var at = from;
        for (; steps < 0; steps++)
        {
            if (at < 0 || at >= tokens.Length || IsStart(at))
                return "";
            at--;
        }
        for (; steps > 0; steps--)
        {
            at++;
            if (at >= tokens.Length || IsStart(at))
                return "";
        }
        return at >= 0 && at < tokens.Length ? tokens[at].Form : "";
    }

    public bool IsStart(int at) => tokens[at].Kind.HasFlag(TokenKind.SentenceStart);

    public bool IsCapitalised(int at) => tokens[at].Kind.HasFlag(TokenKind.Capitalised);

    /// <summary>What stands behind a token, up to the next one or the text's end.</summary>
    public ReadOnlySpan<char> Gap(int at) => at < 0 ? default
        : text.AsSpan(tokens[at].Span.End, (at + 1 < tokens.Length ? tokens[at + 1].Span.Start : text.Length) - tokens[at].Span.End);

    public bool IsPossessive(int at)
    {
        var span = tokens[at].Span;
        return span.Length > 2 && text[span.End - 1] is 's' or 'S' && Folding.IsApostrophe(text[span.End - 2]);
    }

    public string Forms(int first, int count)
    {
        if (count == 1)
            return tokens[first].Form;
        return string.Join(' ', tokens.Skip(first).Take(count).Select(token => token.Form));
    }
}
