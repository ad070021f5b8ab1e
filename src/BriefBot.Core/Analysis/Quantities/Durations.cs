namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Lengths of time added up: a month counts 30 days and a year 365.</summary>
internal static class Durations
{
    private static readonly string[] Units = ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"];

    private static readonly decimal[] Seconds =
        [1, 60, 3600, 86400, 7 * 86400, 30 * 86400, 90 * 86400, 365 * 86400, 3650m * 86400, 36500m * 86400];

    private static readonly HashSet<string> Before = new HashSet<string>(
        [
            "for", "in", "after", "within", "than", "over", "about", "almost", "nearly", "lasted", "took", "takes", "under", "spent", "quarters",
            "voor", "na", "binnen", "dan", "nog", "ruim", "bijna", "ongeveer", "duurde", "duurt", "ben", "bent", "is", "al", "zo'n", "kostte", "van",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether "a" or "een" before a unit says how long: "for an hour", not "twice a year".</summary>
    public static bool IsBeforeLength(string before, string article) => article is "a" or "an" or "een" && Before.Contains(before);

    /// <summary>The number that "a few" and its like stand for, as recognisers have it.</summary>
    public static decimal? Few(string form) => form switch
    {
        "couple" or "paar" => 2,
        "few" or "several" or "enkele" or "aantal" or "enige" => 3,
        _ => null,
    };

    public static bool CanBeVague(string form) =>
        form is "another" or "all" or "full" or "whole" or "entire" or "hele" or "volle" or "gehele" or "couple" or "few" or "several" or "paar"
            or "enkele" or "aantal" or "enige";

    /// <summary>0 for seconds, 3 for days, and so on; null for what is no fixed length ("night").</summary>
    public static int? Rank(string unit) => Array.IndexOf(Units, unit) is var rank and >= 0 ? rank : null;

    public static decimal Days(decimal value, string unit) => InSeconds(value, unit) / 86400;

    /// <summary>What is no fixed length ("night") counts as a day.</summary>
    public static decimal InSeconds(decimal value, string unit) => value * Seconds[Rank(unit) ?? 3];

    /// <summary>In days, or in seconds where a part of the sum is told in hours or less.</summary>
    public static decimal Sum(decimal value, string unit, decimal moreDays, bool isFine, out string sum)
    {
        var days = Days(value, unit) + moreDays;
        sum = isFine || Rank(unit) < 3 ? "second" : "day";
        return sum == "day" ? days : Math.Round(days * 86400);
    }
}
