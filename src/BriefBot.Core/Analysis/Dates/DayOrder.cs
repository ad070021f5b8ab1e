namespace BriefBot.Core.Analysis.Dates;

/// <summary>
/// Whether an English text writes the day before the month in figures. A date of its own that can only be read one way
/// decides; else British spelling or pounds; else the month comes first.
/// </summary>
internal static class DayOrder
{
    private static readonly HashSet<string> British = WordSet.Of(
        "colour colours favour favourite labour honour neighbour neighbours behaviour harbour centre centres theatre metre metres litre litres",
        "defence licence offence programme programmes organise organised organisation organisations recognise recognised realise realised",
        "analyse travelled cancelled labelled cheque tyre tyres aeroplane councillor councillors whilst lorry motorway pence quid");

    public static bool IsDayFirst(string text, ReadOnlySpan<Token> tokens)
    {
        var isBritish = text.Contains('£', StringComparison.Ordinal);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i + 2 < tokens.Length && Decides(text, tokens.Slice(i, 3)) is { } decided)
                return decided;
            isBritish |= (tokens[i].Kind & TokenKind.Word) != 0 && British.Contains(tokens[i].Form);
        }
        return isBritish;
    }

    /// <summary>"25/12/2020" is true, "12/25/2020" false, "05/03/2020" and anything else null.</summary>
    private static bool? Decides(string text, ReadOnlySpan<Token> tokens)
    {
        if (!IsNumber(text, tokens[0], 2, out var first) || !IsNumber(text, tokens[1], 2, out var second) || !IsNumber(text, tokens[2], 4, out _)
            || !IsSign(text, tokens[0], tokens[1]) || !IsSign(text, tokens[1], tokens[2]))
            return null;
        return first > 12 == second > 12 || first > 31 || second > 31 ? null : first > 12;
    }

    private static bool IsNumber(string text, in Token token, int longest, out int value)
    {
        value = 0;
        return (token.Kind & TokenKind.Number) != 0 && token.Span.Length <= longest
            && int.TryParse(token.Span.In(text), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);
    }

    private static bool IsSign(string text, in Token left, in Token right) =>
        right.Span.Start == left.Span.End + 1 && text[left.Span.End] is '/' or '-';
}
