using System.Text.RegularExpressions;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Refusals;

/// <summary>Warns of an answer to a question about now that rests on old articles only.</summary>
internal static partial class OldEvidence
{
    /// <summary>Offices and orders of the day rarely change within it; older news has to be said to be old.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(60);

    /// <returns>Null where nothing has to be said.</returns>
    public static string? Warning(string question, DateTimeOffset asked, Answer answer, string language)
    {
        // What was made up is not old.
        if (!IsAboutNow(question) || answer.Citations.Any(citation => citation.Source.Collection == Collections.Samples))
            return null;
        var dates = answer.Citations.Select(citation => citation.Source.Published).OfType<PublicationDate>().ToList();
        if (dates.Count == 0 || dates.MaxBy(date => date.Earliest) is var published && asked - published.Earliest < Old)
            return null;
        var texts = IntentTexts.For(language);
        return texts.Format(texts.OldEvidence, SourceLine.Date(published, language));
    }

    private static bool IsAboutNow(string question) => Now().IsMatch(question) || Office().IsMatch(question) && !Then().IsMatch(question);

    [GeneratedRegex(@"\b(?:now|currently|nowadays|presently|at present|at the moment|today|these days|right now|still|as of today|nu|momenteel|tegenwoordig|thans|vandaag|op dit moment|nog steeds|huidige|current)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Now();

    /// <summary>A role or an office in the present tense.</summary>
    [GeneratedRegex(@"\b(?:who(?:'s|’s| is| are| leads| runs| heads| owns| manages| chairs| governs| coaches)|wie (?:is|zijn|leidt|bestuurt|runt|heeft de leiding|staat aan het hoofd)|is \S+(?: \S+)? (?:the|de|het) (?:ceo|boss|president|minister|mayor|chief|head|leader|director|chairman|coach|baas|topman|directeur|burgemeester|voorzitter|trainer|leider))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"\b(?:in|since|sinds|before|after|until|tot|op|on) (?:\d{4}|\d{1,2} \p{L}+ \d{4})\b|\b(?:was|were|waren|former|voormalige?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Then();
}
