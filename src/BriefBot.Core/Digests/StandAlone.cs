using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Digests;

/// <summary>Whether a sentence can be read without those before it.</summary>
internal static partial class StandAlone
{
    private const int FewestTokens = 5;
    private const int MostTokens = 70;

    /// <summary>How far a pronoun may stand from the start without a name before it.</summary>
    private const int Start = 5;

    /// <summary>At the start they point back, before a noun as well as alone.</summary>
    private static readonly FrozenSet<string> Pointers = Set(
        "this that these those such it its he she they him her his their them theirs here there dit dat deze die zulke hij zij ze hun haar zijn hen daar hier er ervan erin daarvan hiervan daarin");

    private static readonly FrozenSet<string> FirstPersons = Set("i we my our us me ik wij we mijn ons onze mij me");

    /// <summary>Within the first words they need a name before them.</summary>
    private static readonly FrozenSet<string> Persons = Set("he she they him them it hij zij ze hem hen");

    /// <summary>"There are", "Er zijn": nothing is pointed at.</summary>
    private static readonly FrozenSet<string> Existence = Set("is are was were will would has have had may might must can could should zijn was waren is wordt worden werd werden komt komen kwam kwamen moet moeten zal zullen zou zouden staat staan vielen viel");

    private static readonly FrozenSet<string> Joints = Set(
        "but and or so yet still also however meanwhile then instead moreover thus hence therefore afterwards maar en of ook toch echter daarom bovendien intussen vervolgens daarna dus want daardoor daarmee hierdoor hiermee daarbij toen zo");

    /// <summary>0 when it cannot be shown by itself; less than 1 when it reads as the middle of something.</summary>
    public static double Fitness(string text, IndexedArticle article, int index)
    {
        var sentence = article.Sentences[index];
        if (sentence.IsHeading || sentence.IsQuestion || sentence.TokenCount is < FewestTokens or > MostTokens)
            return 0;
        var words = sentence.Span.In(text).ToString();
        if (!IsWhole(words) || Byline().IsMatch(words) || Aside().IsMatch(words) || !HasVerb(article, sentence))
            return 0;
        var tokens = Tokenizer.Tokenize(words, new TextSpan(0, words.Length), sentence.Language);
        if (tokens.Count == 0 || PointsBack(words, tokens, article, sentence))
            return 0;
        return (Joints.Contains(tokens[0].Form) ? 0.5 : 1) * (tokens.Count > 45 ? 0.8 : tokens.Count < 7 ? 0.6 : 1) * (IsMostlySpeech(words) ? 0.7 : 1);
    }

    /// <summary>Begins as a sentence does, ends as one, and closes what it opens. A sentence that was cut for its length does not.</summary>
    private static bool IsWhole(string words)
    {
        var first = words.TrimStart('“', '"', '‘', '„', '\'', '«', '(', '[', '’')[..Math.Min(1, words.Length)];
        if (first.Length == 0 || !(char.IsUpper(first[0]) || char.IsDigit(first[0]) || !char.IsLetter(first[0]) || char.GetUnicodeCategory(first[0]) == System.Globalization.UnicodeCategory.OtherLetter))
            return false;
        var end = words.TrimEnd('”', '"', '’', '\'', '»', ')', ']');
        return end.Length > 0 && end[^1] is '.' or '!' or '…' or '。' && !end.EndsWith("...", StringComparison.Ordinal)
            && words.Count(c => c is '“' or '„' or '«') == words.Count(c => c is '”' or '»') && words.Count(c => c == '"') % 2 == 0
            && words.Count(c => c == '(') == words.Count(c => c == ')');
    }

    private static bool PointsBack(string words, List<Token> tokens, IndexedArticle article, Sentence sentence)
    {
        var first = tokens[0].Form;
        var isSpeech = !char.IsLetterOrDigit(words[0]);
        if (FirstPersons.Contains(first) && !isSpeech)
            return true;
        if (Pointers.Contains(first) && !(first is "there" or "er" && tokens.Count > 1 && Existence.Contains(tokens[1].Form)))
            return true;
        // The article "het" and the pronoun are one word.
        if (first == "het" && TagOf(article, sentence.FirstToken) is PartOfSpeech.Pronoun && !(tokens.Count > 1 && tokens[1].Kind.HasFlag(TokenKind.Capitalised)))
            return true;
        for (var i = 1; i < Math.Min(Start, tokens.Count); i++)
        {
            if (tokens[i].Kind.HasFlag(TokenKind.Capitalised))
                return false;
            if (Persons.Contains(tokens[i].Form))
                return !tokens.Take(i).Any(token => token.Kind.HasFlag(TokenKind.Capitalised) && !token.Kind.HasFlag(TokenKind.SentenceStart));
        }
        return false;
    }

    private static bool HasVerb(IndexedArticle article, Sentence sentence) => article.Tags.Length == 0
        || sentence.Language is not ("nl" or "en")
        || Enumerable.Range(sentence.FirstToken, sentence.TokenCount).Any(token => TagOf(article, token) is PartOfSpeech.Verb or PartOfSpeech.Auxiliary);

    private static PartOfSpeech TagOf(IndexedArticle article, int token) => token < article.Tags.Length ? article.Tags[token] : PartOfSpeech.Other;

    /// <summary>Somebody's words, of whom the sentence says little.</summary>
    private static bool IsMostlySpeech(string words) => Speech().Matches(words).Sum(match => match.Length) > words.Length * 0.6;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(By|Door|Van onze|Tekst|Foto|Photo|Picture|Image|Beeld|Bron|Source|Updated|Gepubliceerd|Published|Bijgewerkt)\b[^.]{0,60}[.:]?$|^(Foto|Photo|Picture|Beeld|Bron|Source|Tekst|Updated|Published|Gepubliceerd|Bijgewerkt)\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    [GeneratedRegex(@"\b(Lees ook|Lees verder|Lees meer|Read more|Read also|Click here|Klik hier|Sign up|Subscribe|Meld je aan|nieuwsbrief|newsletter|All rights reserved|Alle rechten voorbehouden)\b|©", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    [GeneratedRegex("[“„«\"][^“”„«»\"]*[”»\"]", RegexOptions.CultureInvariant)]
    private static partial Regex Speech();
}
