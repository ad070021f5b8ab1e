using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.LongAnswers;

/// <summary>
/// For why, how, what happened and "tell me more": up to three sentences beside the best one, each cited for itself. A
/// sentence is added as long as it is about the question and adds to it: words of the question that nothing held yet, a
/// cause or a consequence, a date; and does not repeat.
/// </summary>
internal sealed class LongAnswer
{
    private const int MostSentences = 4;

    /// <summary>Sentences on each side of the best one that may belong to it.</summary>
    private const int Neighbours = 2;

    /// <summary>The share of the question that a sentence holds with its surroundings to be about it.</summary>
    private const double LeastAround = 0.6;

    /// <summary>A sentence that adds less is left out.</summary>
    private const double LeastGain = 0.45;

    private readonly QuestionView _question;
    private readonly LongAnswerKind _kind;
    private readonly List<LongAnswerSentence> _chosen;

    private LongAnswer(QuestionView question, LongAnswerKind kind, LongAnswerSentence first)
    {
        (_question, _kind) = (question, kind);
        _chosen = [first];
    }

    /// <param name="citations">Of the answer so far; the first one stays what it is.</param>
    /// <param name="candidates">The best sentences with their articles, that of the first citation first.</param>
    /// <returns>The citations as they were where one sentence is enough, or nothing is worth adding.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<Citation>> ExtendAsync(
        QuestionView question,
        IReadOnlyList<Citation> citations,
        IReadOnlyList<(PassageHit Hit, Article Article)> candidates,
        CitationVerifier verifier,
        CancellationToken cancellationToken)
    {
        var kind = LongAnswerKinds.Of(question.Question);
        if (kind == LongAnswerKind.None || citations.Count == 0)
            return citations;
        var sentences = candidates.Select(candidate => new LongAnswerSentence(question, candidate.Hit.Article, candidate.Hit.Sentence, candidate.Article)).ToList();
        var answer = new LongAnswer(question, kind, sentences[0]);
        answer.Choose(sentences);
        var all = new List<Citation> { citations[0] };
        foreach (var sentence in answer.InReadingOrder())
        {
            var passage = new Passage(sentence.Article.Quote(sentence.Sentence.Span), sentence.Article);
            if (await verifier.IsTrueAsync(passage.Quote, cancellationToken))
                all.Add(new Citation(all.Count + 1, passage, null));
        }
        return all.Count > 1 ? all : citations;
    }

    private void Choose(List<LongAnswerSentence> candidates)
    {
        var open = candidates.Skip(1).Concat(Around(candidates[0]))
            .Where(sentence => sentence.SaysSomething && !sentence.IsSame(candidates[0]) && Share(sentence.Around) >= LeastAround)
            .DistinctBy(sentence => (sentence.Indexed, sentence.Number))
            .ToList();
        while (_chosen.Count < MostSentences)
        {
            open.RemoveAll(sentence => _chosen.Exists(sentence.Repeats));
            if (open.Count == 0 || open.MaxBy(Gain) is not { } next || Gain(next) < LeastGain)
                return;
            _chosen.Add(next);
            open.Remove(next);
        }
    }

    /// <summary>A neighbour may say why without a word of the question.</summary>
    private IEnumerable<LongAnswerSentence> Around(LongAnswerSentence first)
    {
        for (var number = first.Number - Neighbours; number <= first.Number + Neighbours; number++)
        {
            if (number < 0 || number >= first.Indexed.Sentences.Count)
                continue;
            var sentence = new LongAnswerSentence(_question, first.Indexed, number, first.Article);
            if (sentence.IsInParagraphOf(first))
                yield return sentence;
        }
    }

    private double Gain(LongAnswerSentence sentence)
    {
        var words = sentence.Article.Text[sentence.Sentence.Span.Start..sentence.Sentence.Span.End];
        var near = sentence.IsInParagraphOf(_chosen[0]) ? 1 - 0.25 * Math.Min(2, Math.Abs(sentence.Number - _chosen[0].Number) - 1) : 0;
        return 0.4 * Share(sentence.Matched)
            + 0.4 * NewShare(sentence.Matched)
            + 0.4 * ClauseMarkers.Of(_kind, words)
            + (_kind is LongAnswerKind.Events or LongAnswerKind.Topic ? 0.3 * near : 0.2 * near)
            + (_kind is LongAnswerKind.Events && sentence.HasDate ? 0.2 : 0);
    }

    private double Share(float[] matched) => matched.Select((share, i) => share * _question.Weights[i]).Sum() / _question.Total;

    /// <summary>What it holds of the question that no chosen sentence holds.</summary>
    private double NewShare(float[] matched) =>
        Share([.. matched.Select((share, i) => Math.Max(0, share - _chosen.Max(chosen => chosen.Matched[i])))]);

    /// <summary>Those beside the first: source by source, that of the first one first, each as it is read.</summary>
    private IEnumerable<LongAnswerSentence> InReadingOrder()
    {
        var sources = _chosen.Select(sentence => sentence.Indexed).Distinct().ToList();
        return _chosen.Skip(1).OrderBy(sentence => sources.IndexOf(sentence.Indexed)).ThenBy(sentence => sentence.Number);
    }
}
