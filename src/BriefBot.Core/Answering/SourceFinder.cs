using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>
/// Finds what a question says of where the answer should come from: a publisher ("in de Volkskrant", "op nu.nl"), a
/// language ("in Dutch articles"), or somebody whose words it asks for ("according to Gartner").
/// </summary>
internal sealed class SourceFinder(PassageIndex index)
{
    private const int LongestName = 5;

    private static readonly FrozenSet<string> Before = QuestionWords.Set("in op volgens uit via per");
    private static readonly FrozenSet<string> Writing = QuestionWords.Set(
        "write writes wrote written report reports reported say says said schrijft schrijven schreef geschreven meldt meldde gemeld zegt zei bericht berichtte");

    private static readonly FrozenSet<string> Dutch = QuestionWords.Set("dutch nederlandse nederlandstalige");
    private static readonly FrozenSet<string> English = QuestionWords.Set("english engelse engelstalige");
    private static readonly FrozenSet<string> Media = QuestionWords.Set(
        "article articles source sources news paper papers newspaper newspapers media press artikel artikelen bron bronnen nieuws krant kranten media pers berichten stukken");

    /// <param name="Near">Positions of the words that have to stand near an answer.</param>
    public readonly record struct Found(QuestionSources? Sources, string? AccordingTo, IReadOnlySet<int> Near);

    public Found Find(AskedWords words, IReadOnlySet<string>? collections)
    {
        QuestionSources? sources = null;
        string? accordingTo = null;
        var near = new HashSet<int>();
        for (var i = 0; i < words.Tokens.Count; i++)
        {
            var attributes = Attributes(words, i);
            if (attributes || Before.Contains(words.Form(i)) || words.Form(i) is "on" or "from" or "by" or "van")
            {
                var first = Name(words, i + 1);
                if (Language(words, first) is { } language)
                {
                    words.Use(first, 2);
                    sources ??= new QuestionSources(null, null, language);
                }
                else if (Publisher(words, i, first, collections) is { } publisher && sources is null)
                    sources = publisher;
                else if (attributes && accordingTo is null && Attributed(words, first) is var count and > 0)
                {
                    accordingTo = words.Written(first, count);
                    near.UnionWith(Enumerable.Range(first, count));
                }
            }
            else if (sources is null && IsBesideWriting(words, i))
                sources = Writer(words, i, collections);
        }
        return new Found(sources, accordingTo, near);
    }

    private static bool Attributes(AskedWords words, int at) =>
        words.Form(at) is "volgens" or "aldus" || words.Form(at) == "to" && words.Form(at - 1) == "according";

    /// <summary>Behind the article.</summary>
    private static int Name(AskedWords words, int at) => QuestionWords.IsArticle(words.Form(at)) ? at + 1 : at;

    private static string? Language(AskedWords words, int first) =>
        !Media.Contains(words.Form(first + 1)) ? null
        : Dutch.Contains(words.Form(first)) ? "nl"
        : English.Contains(words.Form(first)) ? "en"
        : null;

    private QuestionSources? Publisher(AskedWords words, int preposition, int first, IReadOnlySet<string>? collections)
    {
        var isSure = Before.Contains(words.Form(preposition)) || Attributes(words, preposition);
        if (isSure && Known(words, first, collections) is var count and > 0)
            return Take(words, first, count);
        // A site's name can hardly be anything else, known or not.
        return first < words.Tokens.Count && SiteLength(words, first) is var length and > 0 && (isSure || words.Form(preposition) is "on" or "from" or "van")
            ? Take(words, first, length)
            : null;
    }

    /// <summary>"Wat schrijft NRC over", "what did Reuters report".</summary>
    private QuestionSources? Writer(AskedWords words, int at, IReadOnlySet<string>? collections)
    {
        var first = Name(words, at);
        return Known(words, first, collections) is var count and > 0 ? Take(words, first, count) : null;
    }

    private static bool IsBesideWriting(AskedWords words, int at)
    {
        if (at > 0 && Writing.Contains(words.Form(at - 1)))
            return true;
        if (!words.Tokens[at].Kind.HasFlag(TokenKind.Capitalised) && !words.IsLowerCase || words.Form(at - 1) is not ("did" or "does" or "do" or "has" or "heeft" or "the" or "de" or "het"))
            return false;
        return Enumerable.Range(at + 1, Math.Min(LongestName, words.Tokens.Count - at - 1)).Any(i => Writing.Contains(words.Form(i)));
    }

    private static QuestionSources Take(AskedWords words, int first, int count)
    {
        var name = words.Written(first, count);
        words.Use(first, count);
        return new QuestionSources(name, SourceNames.Key(name), null);
    }

    /// <summary>How many words from here are the name of a source that there is: the most, 0 for none.</summary>
    private int Known(AskedWords words, int first, IReadOnlySet<string>? collections)
    {
        for (var count = Math.Min(LongestName, words.Tokens.Count - first); count > 0; count--)
        {
            if (!Enumerable.Range(first + 1, count - 1).All(words.IsJoined))
                continue;
            var name = words.Written(first, count);
            if (MayBeName(words, first, count) && index.KnowsSource(SourceNames.Key(name), collections))
                return count;
        }
        return 0;
    }

    /// <summary>"In time" is no magazine: a common word needs its capital.</summary>
    private static bool MayBeName(AskedWords words, int first, int count) =>
        words.Tokens[first].Kind.HasFlag(TokenKind.Capitalised) || count > 1
        || !ConceptLexicon.Default.Holds(words.Form(first), words.Language) && !words.Tokens[first].Kind.HasFlag(TokenKind.StopWord);

    /// <summary>"nu.nl" may be one token or two.</summary>
    private static int SiteLength(AskedWords words, int first)
    {
        var end = first;
        while (end + 1 < words.Tokens.Count && words.Text.AsSpan(words.Tokens[end].Span.End, words.Tokens[end + 1].Span.Start - words.Tokens[end].Span.End) is ".")
            end++;
        var written = words.Written(first, end - first + 1);
        var dot = written.LastIndexOf('.');
        return dot > 0 && written[(dot + 1)..].ToLowerInvariant() is "nl" or "com" or "be" or "org" or "eu" or "net" or "co" or "uk" or "de" or "fr" or "news" or "tv"
            ? end - first + 1
            : 0;
    }

    /// <summary>How many words from here are a name: those with a capital, or in a message without any one that is no common word.</summary>
    private static int Attributed(AskedWords words, int first)
    {
        var end = first;
        while (end < words.Tokens.Count && words.Tokens[end].Kind.HasFlag(TokenKind.Capitalised) && (end == first || words.IsJoined(end)))
            end++;
        if (end > first)
            return end - first;
        var isName = words.IsLowerCase && first < words.Tokens.Count && words.Tokens[first].Kind.HasFlag(TokenKind.Word)
            && !words.Tokens[first].Kind.HasFlag(TokenKind.StopWord)
            && !ConceptLexicon.Default.Holds(words.Form(first), words.Language) && QuestionWords.OfNoun(words.Form(first)) is null;
        return isName ? 1 : 0;
    }
}
