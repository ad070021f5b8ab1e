using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains all models on a data set's questions. Models of the first kind (ranker, spans) that are to be scored, or to
/// train the calibrator, never saw the articles of the questions that they are scored on.
/// </summary>
internal sealed class TrainingRun(DataSet data, IReadOnlyList<Example> examples, Action<string> report)
{
    public const int FoldCount = 4;

    private readonly int[] _fold = Folds.Deal(examples, FoldCount);
    private readonly SpanTraining _spans = new(data);
    private readonly CalibratorTraining _calibrator = new(data);
    private readonly Dictionary<int, (BoostedTrees Ranker, BoostedTrees Spans)> _without = [];

    /// <summary>The examples of one fold.</summary>
    public IEnumerable<Example> In(int fold) => examples.Where((_, i) => _fold[i] == fold);

    /// <summary>Trained on everything.</summary>
    public AnswerModels TrainOnAll()
    {
        var (ranker, spans) = Without(0);
        return new AnswerModels(ranker, spans, Calibrator(0));
    }

    /// <summary>Trained on everything but one fold, the calibrator included.</summary>
    public AnswerModels TrainWithout(int fold)
    {
        var (ranker, spans) = Without(Bit(fold));
        return new AnswerModels(ranker, spans, Calibrator(Bit(fold)));
    }

    private static int Bit(int fold) => 1 << fold;

    private BoostedTrees Calibrator(int left)
    {
        var rows = new List<(float[], bool)>();
        for (var fold = 0; fold < FoldCount; fold++)
        {
            if ((left & Bit(fold)) != 0)
                continue;
            var (ranker, spans) = Without(left | Bit(fold));
            rows.AddRange(In(fold).SelectMany(example => _calibrator.Read(example, ranker, spans)));
        }
        return CalibratorTraining.Train(rows);
    }

    /// <param name="left">The folds to leave out, a bit each.</param>
    private (BoostedTrees Ranker, BoostedTrees Spans) Without(int left)
    {
        if (!_without.TryGetValue(left, out var models))
        {
            var rest = examples.Where((_, i) => (left & Bit(_fold[i])) == 0).ToList();
            _without[left] = models = (RankerTraining.Train(rest), _spans.Train(rest));
            report($"trained without folds {left:b}");
        }
        return models;
    }
}
