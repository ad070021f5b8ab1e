using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Tells why sources differ: they speak of different things, one is of a later time, or they contradict.</summary>
internal static partial class KindOfDisagreement
{
    /// <summary>How far apart two sources are published before a value that changes may have changed by itself.</summary>
    private static readonly TimeSpan Since = TimeSpan.FromDays(30);

    private static readonly FrozenSet<string> WordsOfChange = new[]
    {
        "now", "currently", "former", "formerly", "previously", "successor", "succeeds", "succeeded", "replaces", "replaced", "rises", "risen",
        "lowered", "revised", "updated", "increased", "climbed", "anymore", "meanwhile",
        "nu", "inmiddels", "thans", "voormalig", "voormalige", "vroeger", "opvolger", "opgevolgd", "vervangt", "vervangen", "verhoogd", "gestegen",
        "stijgt", "steeg", "verlaagd", "gedaald", "daalt", "bijgesteld", "opgelopen",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Questions with these ask for what happens once.</summary>
    private static readonly FrozenSet<string> Once = new[]
    {
        "born", "die", "died", "founded", "founder", "established", "built", "directed", "director", "wrote", "written", "author", "invented", "composed", "composer", "won",
        "geboren", "overleden", "overleed", "stierf", "opgericht", "oprichter", "gesticht", "gebouwd", "geregisseerd", "regisseur", "schreef", "geschreven", "auteur",
        "uitgevonden", "gecomponeerd", "componist", "won", "gewonnen",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static DisagreementKind Tell(QuestionAnalysis question, IReadOnlyList<Statement> statements)
    {
        var first = statements[0];
        var others = statements.Skip(1).ToList();
        if (others.TrueForAll(other => !other.IsRevision && AreOfDifferentThings(question, first, other)))
            return DisagreementKind.DifferentEntities;
        return others.TrueForAll(other => Changed(question, first, other)) ? DisagreementKind.Change : DisagreementKind.Contradiction;
    }

    private static bool Changed(QuestionAnalysis question, Statement one, Statement other)
    {
        if (question.Expected == AnswerType.Date || question.Tokens.Any(token => Once.Contains(token.Form)))
            return false;
        if (one.Passage.Source.Published is not { } first || other.Passage.Source.Published is not { } second)
            return false;
        var apart = (first.Earliest - second.Earliest).Duration();
        var newer = first.Earliest > second.Earliest ? one : other;
        return apart >= TimeSpan.FromDays(1) && newer.Reading.Tokens.Any(token => WordsOfChange.Contains(token.Form))
            || apart >= Since && one.Value is StatedAmount or StatedName;
    }

    /// <summary>Whether two articles introduce what they are about differently, by what stands in brackets behind its name or by the day of birth.</summary>
    private static bool AreOfDifferentThings(QuestionAnalysis question, Statement one, Statement other)
    {
        var (first, second) = (Introduction.Of(question, one), Introduction.Of(question, other));
        return Differ(first.Kind, second.Kind) || Differ(first.Born, second.Born) || Differ(first.FullName, second.FullName);
    }

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;

    /// <summary>How an article introduces the thing that a question names; null for what it does not say.</summary>
    /// <param name="Kind">In brackets: "American football", "Iowa".</param>
    /// <param name="Born">The year of birth.</param>
    /// <param name="FullName">Of a person.</param>
    private sealed partial record Introduction(string? Kind, string? Born, string? FullName)
    {
        /// <summary>Introductions stand at the beginning.</summary>
        private const int Reach = 400;

        public static Introduction Of(QuestionAnalysis question, Statement statement)
        {
            var title = statement.Passage.Source.Title;
            var text = statement.Passage.Source is Article article ? article.Text : "";
            var beginning = $"{title}\n{text[..Math.Min(Reach, text.Length)]}";
            var names = question.Terms.Where(term => term.IsName).Select(term => term.Form).ToList();
            return new Introduction(
                Bracketed(beginning, names),
                Birth().Match(beginning) is { Success: true } birth ? birth.Groups[1].Value : null,
                FullNameIn(beginning, names));
        }

        /// <summary>What stands in brackets right behind the name's last word.</summary>
        private static string? Bracketed(string text, List<string> names) => Bracket().Matches(text)
            .Where(match => names.Count > 0 && names.Contains(match.Groups[1].Value.ToLowerInvariant()))
            .Select(match => match.Groups[2].Value.ToLowerInvariant())
            .FirstOrDefault();

        /// <summary>Of one name in the question, the given names before it.</summary>
        private static string? FullNameIn(string text, List<string> names)
        {
            if (names.Count != 1)
                return null;
            var match = Regex.Match(text, $@"\b(\p{{Lu}}\p{{Ll}}+) (?:\p{{Lu}}\.? |\p{{Lu}}\p{{Ll}}+ )?{Regex.Escape(names[0])}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return match.Success && char.IsUpper(match.Value[0]) ? match.Groups[1].Value.ToLowerInvariant() : null;
        }

        [GeneratedRegex(@"\b(?:born|geboren)[^()]{0,60}?\b(1[0-9]{3}|20[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Birth();

        [GeneratedRegex(@"([\p{L}\p{Nd}’'-]+)[”""]? \((\p{L}[^()]{2,60})\)", RegexOptions.CultureInvariant)]
        private static partial Regex Bracket();
    }
}
