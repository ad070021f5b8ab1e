using BriefBot.Cli.Evaluation;
using BriefBot.Cli.Questions;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Indexing;

namespace BriefBot.Training;

/// <summary>Trains the model that chooses short answers within right sentences.</summary>
internal sealed class SpanTraining
{
    /// <summary>Right sentences of one question that are learnt from.</summary>
    private const int MaxSentences = 2;

    /// <summary>One of so many spans that earn nothing stands for all.</summary>
    private const int Step = 3;

    private readonly Dictionary<Example, List<SpanExample>> _read = [];

    private static readonly TreeSettings Settings = new()
    {
        Trees = 300, Depth = 6, Rate = 0.08f, IsListwise = true, IsAnyOf = true, LeastLeaf = 2.5f, Shrink = 2, FeatureShare = 0.35f,
    };

    public BoostedTrees Train(IEnumerable<Example> examples)
    {
        var rows = new Examples(SpanFeatures.Count);
        foreach (var example in examples)
        {
            foreach (var sentence in Read(example))
            {
                for (var copy = 0; copy < example.Weight; copy++)
                    Add(sentence, rows);
            }
        }
        return TreeTrainer.Train(rows, Settings);
    }

    private static void Add(SpanExample sentence, Examples rows)
    {
        rows.BeginGroup();
        for (var i = 0; i < sentence.Rows.Count; i++)
        {
            if (sentence.Worth[i] > 0)
                rows.Add(sentence.Rows[i], sentence.Worth[i]);
            else if (i % Step == 0)
                rows.Add(sentence.Rows[i], 0, Step);
        }
    }

    private List<SpanExample> Read(Example example)
    {
        if (!_read.TryGetValue(example, out var sentences))
        {
            sentences = [];
            for (var i = 0; i < example.IsRight.Count && sentences.Count < MaxSentences; i++)
            {
                if (example.IsRight[i] && Read(example, example.View.Hits.Hits[i]) is { } sentence)
                    sentences.Add(sentence);
            }
            _read[example] = sentences;
        }
        return sentences;
    }

    /// <returns>Null when no span is worth anything.</returns>
    private static SpanExample? Read(Example example, PassageHit hit)
    {
        var text = example.Data.Articles[hit.Article.Id].Text;
        if (SpanSentence.Read(example.View, hit, text) is not { } sentence)
            return null;
        var byRules = AnswerSelector.Select(example.View.Question, example.View.Hits, hit, text, sentence.Tokens);
        var candidates = SpanCandidates.Of(sentence);
        var features = new SpanFeatures(sentence, byRules);
        var worth = candidates.ConvertAll(span => Worth(example.Question, sentence.SpanOf(span).Shift(sentence.Start).In(text).ToString()));
        return worth.Exists(one => one > 0) ? new SpanExample(candidates.ConvertAll(features.Of), worth) : null;
    }

    /// <summary>The square keeps what is half right from counting like what is nearly right.</summary>
    private static float Worth(BatchQuestion question, string span)
    {
        var best = 0.0;
        foreach (var answer in question.Answers)
        {
            var f1 = WordMatching.TokenF1(span, answer);
            best = Math.Max(best, 0.6 * WordMatching.ExactMatch(span, answer) + 0.4 * f1 * f1);
        }
        return (float)best;
    }

    private sealed record SpanExample(List<float[]> Rows, List<float> Worth);
}
