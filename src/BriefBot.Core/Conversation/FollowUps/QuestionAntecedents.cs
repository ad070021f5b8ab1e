using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>
/// What a question speaks of: its names, each with the noun that it goes with ("the Zandpoort bridge"), its dates, and
/// behind them its other nouns.
/// </summary>
internal static class QuestionAntecedents
{
    /// <summary>In tokens; a longer run of nouns is no name.</summary>
    private const int LongestChunk = 6;

    /// <param name="source">Says what the names are, where it knows them.</param>
    public static IEnumerable<Antecedent> Of(string question, TextAnalysis analysis, CitedText? source)
    {
        var nouns = NounChunks(question, analysis);
        var names = analysis.Mentions.Select(mention => Named(question, analysis, mention, nouns, source));
        var dates = analysis.Dates.Select(date => new Antecedent(date.Span.In(question).ToString(), AntecedentKind.Date));
        var others = nouns
            .Where(noun => !analysis.Mentions.Any(mention => noun.Overlaps(mention.Span)) && !analysis.Dates.Any(date => noun.Overlaps(date.Span)))
            .Select(noun => new Antecedent(noun.In(question).ToString(), AntecedentKind.Thing));
        return [.. names, .. dates, .. others];
    }

    /// <summary>Runs of nouns with what stands before them, without the question word.</summary>
    public static IReadOnlyList<TextSpan> NounChunks(string text, TextAnalysis analysis)
    {
        var spans = new List<TextSpan>();
        for (var sentence = 0; sentence < analysis.Sentences.Count; sentence++)
        {
            foreach (var chunk in ChunkFinder.Find(text, analysis, sentence))
            {
                var (first, end) = (chunk.FirstToken, chunk.FirstToken + chunk.TokenCount);
                while (first < end && IsAsking(analysis.Tokens, first))
                    first++;
                if (chunk.Kind == ChunkKind.Noun && first < end && end - first <= LongestChunk && HoldsNoun(analysis, first, end))
                    spans.Add(analysis.Tokens[first].Span.Cover(analysis.Tokens[end - 1].Span));
            }
        }
        return spans;
    }

    private static Antecedent Named(string question, TextAnalysis analysis, in Mention mention, IReadOnlyList<TextSpan> nouns, CitedText? source)
    {
        var name = mention.Span.In(question).ToString();
        var span = mention.Span;
        var known = source?.Find(name);
        var kind = known?.Kind ?? CitedText.Kind(mention.Kind);
        if (kind == AntecedentKind.Person)
            return known ?? new Antecedent(name, kind, Genders.Of("", analysis.Tokens[mention.FirstToken].Form));
        var chunk = nouns.FirstOrDefault(noun => noun.Contains(span));
        // A noun behind the name makes it another thing: "the Zandpoort bridge" is none of "Zandpoort"; but only so.
        return chunk.End > span.End ? new Antecedent(chunk.In(question).ToString(), AntecedentKind.Thing) : new Antecedent(name, kind);
    }

    private static bool IsAsking(IReadOnlyList<Token> tokens, int at) =>
        QuestionClassifier.IsQuestionWord(tokens[at].Form) || QuestionClassifier.IsDegree(tokens, at);

    private static bool HoldsNoun(TextAnalysis analysis, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (analysis.Tags.Count > i && analysis.Tags[i] is PartOfSpeech.Noun or PartOfSpeech.ProperNoun)
                return true;
        }
        return false;
    }
}
