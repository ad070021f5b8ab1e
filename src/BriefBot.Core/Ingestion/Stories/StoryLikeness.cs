using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>How much two articles seem to be about one event, 0 to 1.</summary>
internal static class StoryLikeness
{
    public static float Of(StoryProfile one, StoryProfile other, StorySettings settings)
    {
        if (ShingleSketch.Likeness(one.Sketch, other.Sketch) >= NearDuplicate.LeastLikeness)
            return 1;
        var nearness = Nearness(one.Published, other.Published, settings);
        return nearness * (one.Language == other.Language
            ? Mean(one.Words, other.Words, settings)
            : Mean(one.Meanings, other.Meanings, settings));
    }

    /// <summary>What the distance in time leaves of likeness, however great that is.</summary>
    public static float Nearness(PublicationDate? one, PublicationDate? other, StorySettings settings)
    {
        if (one is not { } a || other is not { } b)
            return settings.Undated;
        var days = a.Earliest < b.Earliest ? Gap(a, b) : Gap(b, a);
        return MathF.Exp(-MathF.Max(0, days - 1) / settings.DaysOfMemory);
    }

    /// <summary>Articles of one kind share their words, such as reports of quarterly results: without a name in common they are of two events.</summary>
    private static float Mean(StoryVectors one, StoryVectors other, StorySettings settings)
    {
        var names = TermVector.Cosine(one.Names, other.Names);
        var mean = settings.BodyWeight * TermVector.Cosine(one.Body, other.Body)
            + settings.LeadWeight * TermVector.Cosine(one.Lead, other.Lead)
            + settings.NamesWeight * names;
        return mean * Math.Min(1, settings.WithoutNames + names * settings.NamesGain);
    }

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
