namespace BriefBot.Core.Analysis.Quantities;

/// <summary>Words around the score of a match.</summary>
internal static class Scores
{
    private static readonly HashSet<string> Words = WordSet.Of(
        "win victory defeat draw loss lead beat beating won lost scoreline thrashing aggregate up down by",
        "zege overwinning nederlaag winst verlies voorsprong achterstand gelijkspel stand won wint verloor verliest uitslag tussenstand ruststand met");

    public static bool IsBefore(string form) => Words.Contains(form) && form is not ("up" or "down" or "by" or "met");

    public static bool IsBehind(string form) => Words.Contains(form) && form is not ("up" or "down" or "by" or "met");
}
