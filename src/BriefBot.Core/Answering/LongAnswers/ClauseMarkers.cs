using System.Text.RegularExpressions;

namespace BriefBot.Core.Answering.LongAnswers;

/// <summary>Words by which a sentence shows that it gives a cause, a consequence or a means.</summary>
internal static partial class ClauseMarkers
{
    /// <returns>0 to 1: how much the sentence's own words say that it is of the kind.</returns>
    public static double Of(LongAnswerKind kind, string sentence) => kind switch
    {
        LongAnswerKind.Reason => Cause().IsMatch(sentence) ? 1 : Consequence().IsMatch(sentence) ? 0.5 : 0,
        LongAnswerKind.Manner => Means().IsMatch(sentence) ? 0.7 : 0,
        _ => 0,
    };

    [GeneratedRegex(@"\b(?:because|cause[ds]?|causing|due to|owing to|as a result of|thanks to|the reason|blame[ds]?|since|since one|led to|omdat|doordat|wegens|vanwege|dankzij|oorzaak|veroorzaakt?e?|reden|want|komt door|kwam door|ontstaan door|te wijten)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(?:therefore|so that|as a result|consequently|meaning that|which means|that is why|zodat|daardoor|waardoor|daarom|als gevolg|gevolgen?|dus|zodoende)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Consequence();

    [GeneratedRegex(@"\b(?:by|through|via|using|with|by means of|door|met|middels|via|waarmee|waarbij)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Means();
}
