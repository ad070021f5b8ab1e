using System.Globalization;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Answering.Timelines;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation.Intents;
using BriefBot.Core.Facts;

namespace BriefBot.Core.Conversation;

/// <summary>A timeline as a reply: a section a line, headed by its date and how its source stands to it.</summary>
public static class TimelineReply
{
    /// <param name="most">How many lines are shown.</param>
    public static Reply Of(Timeline timeline, string language, int most)
    {
        var texts = IntentTexts.For(language);
        var shown = timeline.Lines.Take(most).ToList();
        return new Reply
        {
            Kind = ReplyKind.Done,
            Language = language,
            Text = texts.Format(shown.Count > 0 ? texts.TimelineHeader : texts.NoTimeline, timeline.Name),
            Sections = [.. shown.Select(line => new ReplySection(Heading(line, language), line.Passages))],
            Notices = QuoteReading.SampleNotices(shown.SelectMany(line => line.Passages).Select(passage => passage.Source), language),
        };
    }

    /// <summary>"12 May 2022 – planned", "2021 – according to “the lawsuit”", "3 June 2022 (date of the article)".</summary>
    public static string Heading(TimelineLine line, string language)
    {
        var texts = IntentTexts.For(language);
        var date = DateText(line.Date, language);
        var parts = new List<string> { line.Date is { IsStated: false, Start: not null } ? texts.Format(texts.DateOfArticle, date) : date };
        if (line.IsActing)
            parts.Add(texts.Acting);
        if (line.Standing is FactStanding.Planned)
            parts.Add(texts.Planned);
        if (line.Standing is FactStanding.Denied)
            parts.Add(texts.Denied);
        if (line.According.Length > 0)
            parts.Add(texts.Format(texts.AccordingTo, line.According));
        else if (line.Standing is FactStanding.Reported)
            parts.Add(texts.Reported);
        return string.Join(" – ", parts);
    }

    /// <summary>As precise as it is known.</summary>
    public static string DateText(FactDate date, string language)
    {
        if (date.Start is not { } start)
            return SourceLine.Date(null, language);
        var culture = ReplyTexts.For(language).Culture;
        return date.Grain switch
        {
            DateGrain.Decade or DateGrain.Century or DateGrain.Year => start.ToString("yyyy", culture),
            DateGrain.Month or DateGrain.Quarter or DateGrain.Season or DateGrain.HalfYear => start.ToString("MMMM yyyy", culture),
            _ => start.ToString("d MMMM yyyy", culture),
        };
    }
}
