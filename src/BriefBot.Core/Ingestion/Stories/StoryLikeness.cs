using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>How much two articles seem to be about one event, 0 to 1.</summary>
internal static class StoryLikeness
{
    public static float Of(StoryProfile one, StoryProfile other, StorySettings settings)
    {
        if (OfCopies(one, other, settings) is not null)
            return 1;
        var nearness = Nearness(one.Published, other.Published, settings);
        return nearness * (one.Language == other.Language
            ? Mean(one.Words, other.Words, settings)
            : Mean(one.Meanings, other.Meanings, settings));
    }

    /// <summary>
    /// How much one is the text of the other; null where it is not. Notices in the same words about another company, with
    /// other figures, are no copies of each other.
    /// </summary>
    public static float? OfCopies(StoryProfile one, StoryProfile other, StorySettings settings)
    {
        var likeness = ShingleSketch.Likeness(one.Sketch, other.Sketch);
        return likeness >= NearDuplicate.LeastLikeness && Shared(one.Words, other.Words, words => words.Particulars) >= settings.LeastParticulars
            ? likeness
            : null;
    }

    /// <summary>What the distance in time leaves of likeness, however great that is.</summary>
    public static float Nearness(PublicationDate? one, PublicationDate? other, StorySettings settings)
    {
        if (one is not { } a || other is not { } b)
            return settings.Undated;
        var days = a.Earliest < b.Earliest ? Gap(a, b) : Gap(b, a);
        return MathF.Exp(-MathF.Max(0, days - 1) / settings.DaysOfMemory);
    }

    /// <summary>
    /// Articles of one kind share their words, such as reports of quarterly results: without a name in common, or when
    /// what one is about by its title is not in the other, they are of two events.
    /// </summary>
    private static float Mean(StoryVectors one, StoryVectors other, StorySettings settings)
    {
        var names = TermVector.Cosine(one.Names, other.Names);
        var mean = settings.BodyWeight * TermVector.Cosine(one.Body, other.Body)
            + settings.LeadWeight * TermVector.Cosine(one.Lead, other.Lead)
            + settings.NamesWeight * names;
        var title = Shared(one, other, vectors => vectors.Title);
        return mean * Math.Min(1, settings.WithoutNames + names * settings.NamesGain) * Math.Min(1, settings.WithoutTitle + title * settings.TitleGain);
    }

    /// <summary>Which share of these terms of one stands in the other, of the one of which more does; 1 where neither has any.</summary>
    private static float Shared(StoryVectors one, StoryVectors other, Func<StoryVectors, int[]> terms) =>
        (one.Body.Shared(terms(one), other.Body), other.Body.Shared(terms(other), one.Body)) switch
        {
            ({ } first, { } second) => MathF.Max(first, second),
            ({ } first, null) => first,
            (null, { } second) => second,
            _ => 1,
        };

    /// <summary>From the last moment that the earlier date can mean.</summary>
    private static float Gap(PublicationDate earlier, PublicationDate later)
    {
        var end = earlier.Precision switch
        {
            DatePrecision.Year => earlier.Earliest.AddYears(1),
            DatePrecision.Month => earlier.Earliest.AddMonths(1),
            _ => earlier.Earliest,
        };
        return MathF.Max(0, (float)(later.Earliest - end).TotalDays);
    }
}
