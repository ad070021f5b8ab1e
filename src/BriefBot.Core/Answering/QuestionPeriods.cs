using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Finds the time that a question asks about: "last week" counts from the day of asking.</summary>
internal static class QuestionPeriods
{
    /// <summary>Ask what was written, not what happened.</summary>
    private static readonly FrozenSet<string> Publishing = QuestionWords.Set(
        "published reported wrote written appeared posted news headlines articles gepubliceerd geschreven gemeld verschenen verscheen schreef schreven meldde meldden nieuws artikelen berichten bericht koppen");

    public static QuestionPeriod? Find(AskedWords words, DateTimeOffset asked)
    {
        if (words.Tokens.Count == 0)
            return null;
        Token[] tokens = [.. words.Tokens];
        Sentence[] whole = [new(new TextSpan(0, words.Text.Length), 0, 0, tokens.Length, words.Language, IsHeading: false)];
        var tags = SentenceTagger.Tag(words.Text, whole, tokens);
        var dates = DateFinder.Find(words.Text, whole, tokens, tags, asked.DateTime);
        var fixedDates = DateFinder.Find(words.Text, whole, tokens, tags, null);
        QuestionPeriod? period = null;
        foreach (var date in dates)
        {
            if (date is { Kind: DateKind.TimeOfDay } or { Start: null })
                continue;
            var isRelative = !fixedDates.Any(other => other.Span == date.Span && other.Start is not null);
            if (isRelative)
                Lighten(words, date);
            else if (NamesSomething(words, date))
                continue;
            period ??= new QuestionPeriod(Interval(date, asked.DateTime), date.Span.In(words.Text).ToString(), isRelative && AsksWhatWasWritten(words));
        }
        return period;
    }

    /// <summary>"What was reported about", and not "who wrote the book".</summary>
    private static bool AsksWhatWasWritten(AskedWords words) =>
        words.Tokens.Any(token => Publishing.Contains(token.Form)) && words.Tokens.Any(token => token.Form is "about" or "on" or "over" or "regarding");

    /// <summary>"The 2020 election" may be spoken of in any year.</summary>
    private static bool NamesSomething(AskedWords words, DateMention date)
    {
        var first = Enumerable.Range(0, words.Tokens.Count).FirstOrDefault(i => words.Tokens[i].Span.Start == date.Span.Start);
        return date.Grain == DateGrain.Year && QuestionWords.IsArticle(words.Form(first - 1))
            && first + 1 < words.Tokens.Count && !words.Tokens[first + 1].Kind.HasFlag(TokenKind.StopWord);
    }

    /// <summary>An article says "last week" of a week of its own. Months are called the same by all.</summary>
    private static void Lighten(AskedWords words, DateMention date)
    {
        for (var i = 0; i < words.Tokens.Count; i++)
        {
            if (date.Span.Contains(words.Tokens[i].Span) && (words.Tokens[i].Kind & TokenKind.Number) == 0 && date.Grain is not DateGrain.Month)
                words.Lighten(i, 1);
        }
    }

    private static TimeInterval Interval(DateMention date, DateTime asked)
    {
        var (start, end) = (date.Start!.Value, date.End!.Value);
        return date.Bound switch
        {
            DateBound.Since => new TimeInterval(start, Later(asked, end)),
            DateBound.After => new TimeInterval(end, Later(asked, end)),
            DateBound.Before => new TimeInterval(DateTime.MinValue, start),
            DateBound.Until => new TimeInterval(DateTime.MinValue, end),
            _ => new TimeInterval(start, end),
        };
    }

    /// <summary>What is open ends the day after asking.</summary>
    private static DateTime Later(DateTime asked, DateTime end) => asked.AddDays(1) > end ? asked.AddDays(1) : end.AddDays(1);
}
