using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering;

/// <summary>The dates that somebody names, counted from when they ask.</summary>
public static class QuestionDates
{
    public static IReadOnlyList<DateMention> Find(string text, string language, DateTimeOffset asked)
    {
        var whole = new TextSpan(0, text.Length);
        var tokens = Tokenizer.Tokenize(text, whole, language).ToArray();
        var sentence = new Sentence(whole, 0, 0, tokens.Length, language, false);
        return tokens.Length == 0 ? [] : DateFinder.Find(text, [sentence], tokens, asked.DateTime);
    }
}
