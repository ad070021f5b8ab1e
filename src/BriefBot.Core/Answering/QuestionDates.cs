using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>The dates that somebody names, counted from when they ask.</summary>
public static class QuestionDates
{
    public static IReadOnlyList<DateMention> Find(string text, string language, DateTimeOffset asked)
    {
        var whole = new TextSpan(0, text.Length);
        var tokens = Tokenizer.Tokenize(text, whole, language).ToArray();
        Sentence[] sentence = [new(whole, 0, 0, tokens.Length, language, IsHeading: false)];
        return tokens.Length == 0 ? [] : DateFinder.Find(text, sentence, tokens, SentenceTagger.Tag(text, sentence, tokens), asked.DateTime);
    }

    /// <summary>The first instant behind a date in Dutch or English, or an ISO 8601 one; null when it is none.</summary>
    public static DateTime? ReadAsOf(string text, DateTimeOffset now)
    {
        foreach (var language in (string[])["en", "nl"])
        {
            if (Find(text, language, now) is [{ End: { } end, Kind: not DateKind.TimeOfDay } date] && date.Span.Length >= text.Trim().Length - 4)
                return end;
        }
        return null;
    }
}
