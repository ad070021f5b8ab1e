using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>"Japan, Singapore en Thailand": who asks where, and gets one of them, is told a third.</summary>
internal static class NameLists
{
    /// <returns>The whole list where the span is one name of it and the question does not ask for a single one.</returns>
    public static TokenRange Complete(TokenRange span, SpanSentence sentence) => AsksForAny(sentence) ? Whole(span, sentence) : span;

    /// <returns>The list that a name is one of; the name alone where it stands in none.</returns>
    public static TokenRange Whole(TokenRange span, SpanSentence sentence)
    {
        var at = sentence.Mentions.FindIndex(mention => mention.Tokens == span);
        if (at < 0)
            return span;
        var (first, last, isJoined) = (at, at, false);
        while (first > 0 && Continues(sentence, first - 1, ref isJoined))
            first--;
        while (last + 1 < sentence.Mentions.Count && Continues(sentence, last, ref isJoined))
            last++;
        // Without an "and" it is no list but a place within another: "Leeds, England".
        var start = sentence.Mentions[first].Tokens.First;
        return isJoined ? new TokenRange(start, sentence.Mentions[last].Tokens.End - start) : span;
    }

    /// <summary>"Where" and "who" leave open how many; "which city" does not.</summary>
    private static bool AsksForAny(SpanSentence sentence)
    {
        var question = sentence.Question.Question;
        return question.IsList
            || question.Asking >= 0 && question.Tokens[question.Asking].Form is "where" or "waar" or "waarheen" or "who" or "wie" or "whom";
    }

    /// <summary>Whether a mention and the next are neighbours in a list.</summary>
    private static bool Continues(SpanSentence sentence, int mention, ref bool isJoined)
    {
        var (one, kind) = sentence.Mentions[mention];
        var (next, nextKind) = sentence.Mentions[mention + 1];
        if (kind != nextKind)
            return false;
        var gap = next.First - one.End;
        if (gap == 0)
            return sentence.Breaks[next.First] == ',';
        if (gap != 1 || sentence.Tokens[one.End].Form is not ("and" or "en" or "&"))
            return false;
        return isJoined = sentence.Breaks[next.First] == '\0';
    }
}
