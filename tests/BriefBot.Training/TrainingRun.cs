using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>
/// Trains all models on a data set's questions. Models of the first kind (ranker, spans) that are to be scored, or to
/// train the calibrator, never saw the articles of the questions that they are scored on.
/// </summary>
internal sealed class TrainingRun(IReadOnlyList<Example> examples, Action<string> report)
{
    public const int FoldCount = 4;

    private readonly int[] _fold = Folds.Deal(examples, FoldCount);
    private readonly SpanTraining _spans = new();
    private readonly Dictionary<int, (BoostedTrees Ranker, BoostedTrees Spans)> _without = [];

    /// <summary>The examples of one fold.</summary>
    public IEnumerable<Example> In(int fold) => examples.Where((_, i) => _fold[i] == fold);

    /// <summary>Trained on everything.</summary>
    public AnswerModels TrainOnAll() => Train(0);

    /// <summary>Trained on everything but one fold.</summary>
    public AnswerModels TrainWithout(int fold) => Train(Bit(fold));

    private static int Bit(int fold) => 1 << fold;

    private AnswerModels Train(int left)
    {
        var looks = Enumerable.Range(0, FoldCount).Where(fold => (left & Bit(fold)) == 0).ToDictionary(fold => fold, fold => Look(fold, left));
        var unseen = looks.Keys.ToDictionary(
            fold => fold, fold => ChooserTraining.Train(looks.Where(other => other.Key != fold).SelectMany(other => other.Value)));
        var calibrator = CalibratorTraining.Train(looks.SelectMany(fold => fold.Value.Select(look => (look, unseen[fold.Key]))));
        var (ranker, spans) = Without(left);
        return new AnswerModels(ranker, spans, ChooserTraining.Train(looks.Values.SelectMany(fold => fold)), calibrator);
    }

    /// <summary>At one fold, by models that have seen neither it nor what is left out.</summary>
    private List<SecondLook> Look(int fold, int left)
    {
        var (ranker, spans) = Without(left | Bit(fold));
        return [.. In(fold).Select(example => SecondLook.Read(example, ranker, spans)).OfType<SecondLook>()];
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
