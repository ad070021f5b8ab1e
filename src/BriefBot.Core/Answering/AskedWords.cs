using BriefBot.Core.Analysis;

namespace BriefBot.Core.Answering;

/// <summary>A question's words, and which of them were taken up by something else than the search for words.</summary>
internal sealed class AskedWords(string text, IReadOnlyList<Token> tokens, string language)
{
    private readonly bool[] _used = new bool[tokens.Count];
    private readonly bool[] _light = new bool[tokens.Count];

    public string Text { get; } = text;

    public IReadOnlyList<Token> Tokens { get; } = tokens;

    public string Language { get; } = language;

    /// <summary>Whether nothing in it is written with a capital, so that a name need not be.</summary>
    public bool IsLowerCase { get; } = !tokens.Any(token => token.Kind.HasFlag(TokenKind.Capitalised));

    public string Form(int at) => at >= 0 && at < Tokens.Count ? Tokens[at].Form : "";

    /// <summary>A filter holds the token: articles need not.</summary>
    public bool IsUsed(int at) => _used[at];

    /// <summary>The token says when, in words that articles of another day use otherwise.</summary>
    public bool IsLight(int at) => _light[at];

    public void Use(int first, int count) => _used.AsSpan(first, count).Fill(true);

    public void Lighten(int first, int count) => _light.AsSpan(first, count).Fill(true);

    /// <summary>The words as they were written.</summary>
    public string Written(int first, int count) => Text[Tokens[first].Span.Start..Tokens[first + count - 1].Span.End];

    /// <summary>Whether nothing but spaces and what belongs within a name stands before the token.</summary>
    public bool IsJoined(int at) =>
        Text.AsSpan(Tokens[at - 1].Span.End, Tokens[at].Span.Start - Tokens[at - 1].Span.End).IndexOfAny(",;:?!()\"") < 0;
}
