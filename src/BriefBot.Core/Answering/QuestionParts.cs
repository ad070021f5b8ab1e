using BriefBot.Core.Analysis;

namespace BriefBot.Core.Answering;

/// <summary>
/// Takes a question that asks for several things apart: "when and where was it signed" is "when was it signed" and "where
/// was it signed", "wie won de finale en met welke score" is "wie won de finale" and "met welke score won de finale".
/// </summary>
internal static class QuestionParts
{
    private const int Most = 3;

    /// <summary>A question phrase of more words is a clause.</summary>
    private const int LongestPhrase = 3;

    /// <returns>Empty for a question that asks one thing.</returns>
    public static IReadOnlyList<QuestionPart> Of(string text, IReadOnlyList<Token> tokens, QuestionForm form)
    {
        if (form.Asking.Count < 2 || form.Asking.Count > Most)
            return [];
        var starts = form.Asking.Select(at => AskingWords.PhraseStart(tokens, at)).ToArray();
        var ends = starts.Skip(1).Select(start => Joins(tokens, start - 1) ? start - 1 : start).Append(tokens.Count).ToArray();
        var last = starts.Length - 1;
        var rest = RestFrom(text, tokens, PhraseEnd(tokens, form.Asking[last], tokens.Count), tokens.Count);
        var parts = new List<QuestionPart>();
        for (var i = 0; i <= last; i++)
        {
            var phraseEnd = Math.Min(ends[i], PhraseEnd(tokens, form.Asking[i], ends[i]));
            var isPhrase = ends[i] <= phraseEnd;
            var own = RestFrom(text, tokens, starts[i], ends[i]);
            var label = RestFrom(text, tokens, starts[i], phraseEnd);
            parts.Add(new QuestionPart(form.Expected[i], label, isPhrase || i > 0 && !HasSubject(tokens, phraseEnd, ends[i]) ? $"{own} {Shared(i)}".Trim() : own));
        }
        return parts;

        // What a part leaves out stands behind the last one, or, when that leaves it out itself, in the first.
        string Shared(int part) => part < last ? rest
            : RestFrom(text, tokens, PhraseEnd(tokens, form.Asking[0], ends[0]), ends[0]);
    }

    private static bool Joins(IReadOnlyList<Token> tokens, int at) => at >= 0 && tokens[at].Form is "and" or "en" or "or" or "of" or "plus";

    /// <summary>The end of "when", "which year", "how much money", "met welke score".</summary>
    private static int PhraseEnd(IReadOnlyList<Token> tokens, int asking, int end)
    {
        var at = asking + 1;
        var isHow = tokens[asking].Form is "how" or "hoe";
        var isWhich = tokens[asking].Form is "which" or "what" or "welk" or "welke" or "hoeveel" or "whose" or "wiens";
        if (isHow && at < end && QuestionWords.IsDegree(tokens[at].Form))
            at++;
        while ((isWhich || isHow && at > asking + 1) && at < end && at - asking < LongestPhrase && QuestionWords.OfNoun(tokens[at - 1].Form) is null
            && (tokens[at].Kind & TokenKind.StopWord) == 0 && !QuestionWords.IsYesNoOpener(tokens[at].Form) && !QuestionWords.IsAmountVerb(tokens[at].Form))
            at++;
        return at;
    }

    /// <summary>A name, a number or two words say what a part is about.</summary>
    private static bool HasSubject(IReadOnlyList<Token> tokens, int first, int end)
    {
        var words = 0;
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind.HasFlag(TokenKind.Capitalised) || tokens[i].Kind.HasFlag(TokenKind.Number))
                return true;
            words += tokens[i].Kind.HasFlag(TokenKind.StopWord) ? 0 : 1;
        }
        return words > 1;
    }

    private static string RestFrom(string text, IReadOnlyList<Token> tokens, int first, int end) =>
        first < end ? text[tokens[first].Span.Start..tokens[end - 1].Span.End] : "";
}
