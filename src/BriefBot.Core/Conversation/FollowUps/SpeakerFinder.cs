using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <param name="Sentence">The sentence that names whoever says it.</param>
/// <param name="Name">Within the sentence's own text.</param>
internal readonly record struct Speaker(TextSpan Sentence, TextSpan Name);

/// <summary>
/// Finds who says a sentence: a name beside a verb of saying in it, in the next one of its paragraph where it is direct
/// speech that goes on, or the one that its "she says" stands for.
/// </summary>
internal sealed class SpeakerFinder
{
    /// <summary>In tokens, between a name and the verb of saying.</summary>
    private const int Nearest = 4;

    private static readonly FrozenSet<string> Saying = string.Join(
        ' ',
        "said says say told tells claimed claims announced announces warned warns explained explains argued argues denied denies added adds stated states reported reports confirmed confirms estimated estimates promised promises expects called according",
        "zei zegt zeiden zeggen aldus volgens vertelt vertelde meldt meldde belooft beloofde stelt stelde verklaart verklaarde noemt noemde erkent erkende waarschuwt waarschuwde schat schatte verwacht denkt vindt")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly string _text;
    private readonly TextAnalysis _analysis;

    private SpeakerFinder(string text, TextAnalysis analysis) => (_text, _analysis) = (text, analysis);

    /// <returns>Null where the article names nobody.</returns>
    public static Speaker? Find(Article article, TextSpan quote)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(article.Text, article.Title, article.Language, article.Published);
        var sentence = analysis.Sentences.ToList().FindIndex(one => one.Span.Overlaps(quote));
        return sentence < 0 ? null : new SpeakerFinder(article.Text, analysis).FindAround(sentence);
    }

    private Speaker? FindAround(int sentence)
    {
        if (Named(sentence) is { } own)
            return own;
        if (IsSpeech(sentence) && sentence + 1 < _analysis.Sentences.Count
            && _analysis.Sentences[sentence + 1].Paragraph == _analysis.Sentences[sentence].Paragraph && Named(sentence + 1) is { } next)
            return next;
        return Meant(sentence);
    }

    private Speaker? Named(int number)
    {
        var sentence = _analysis.Sentences[number];
        var names = _analysis.Mentions
            .Where(mention => sentence.Span.Contains(mention.Span) && CitedText.Kind(mention.Kind) is AntecedentKind.Person or AntecedentKind.Organisation)
            .Select(mention => (First: mention.FirstToken, End: mention.FirstToken + mention.TokenCount, mention.Span))
            .ToList();
        var verbs = Verbs(sentence).ToList();
        foreach (var name in names.OrderBy(name => verbs.Select(verb => Distance(name.First, name.End, verb)).DefaultIfEmpty(int.MaxValue).Min()))
        {
            if (verbs.Exists(verb => Distance(name.First, name.End, verb) <= Nearest))
                return At(sentence, name.Span);
        }
        return Described(number, sentence, verbs);
    }

    /// <summary>"The police said", "een woordvoerder meldt".</summary>
    private Speaker? Described(int number, Sentence sentence, List<int> verbs)
    {
        foreach (var chunk in ChunkFinder.Find(_text, _analysis, number))
        {
            var (first, end) = (chunk.FirstToken, chunk.FirstToken + chunk.TokenCount);
            if (chunk.Kind == ChunkKind.Noun && _analysis.Tags[end - 1] == PartOfSpeech.Noun && verbs.Exists(verb => Distance(first, end, verb) == 0))
                return At(sentence, _analysis.Tokens[first].Span.Cover(_analysis.Tokens[end - 1].Span));
        }
        return null;
    }

    /// <summary>The one that "she" stands for where "she says": named before.</summary>
    private Speaker? Meant(int number)
    {
        var sentence = _analysis.Sentences[number];
        var verbs = Verbs(sentence).ToList();
        foreach (var reference in _analysis.References)
        {
            if (!sentence.Span.Contains(reference.Span) || !verbs.Exists(verb => Distance(reference.FirstToken, reference.FirstToken + reference.TokenCount, verb) <= 1))
                continue;
            var named = _analysis.Mentions.Where(mention => mention.Entity == reference.Entity && mention.Span.End <= reference.Span.Start).ToList();
            if (named.Count > 0)
                return At(_analysis.Sentences.First(one => one.Span.Contains(named[^1].Span)), named[^1].Span);
        }
        return null;
    }

    private IEnumerable<int> Verbs(Sentence sentence) =>
        Enumerable.Range(sentence.FirstToken, sentence.TokenCount).Where(token => Saying.Contains(_analysis.Tokens[token].Form));

    private bool IsSpeech(int sentence) => _text.AsSpan(_analysis.Sentences[sentence].Span.Start, _analysis.Sentences[sentence].Span.Length).IndexOfAny("“”„\"") >= 0;

    private static int Distance(int first, int end, int verb) => verb < first ? first - verb - 1 : verb - end;

    private static Speaker At(Sentence sentence, TextSpan name) => new(sentence.Span, name.Shift(-sentence.Span.Start));
}
