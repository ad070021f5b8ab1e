namespace BriefBot.Core.Answering.Learning;

/// <summary>What the engine learnt. Each model is read when it is first asked for.</summary>
public sealed class AnswerModels
{
    internal const string RankerName = "ranker.txt";
    internal const string SpansName = "spans.txt";
    internal const string ChooserName = "chooser.txt";
    internal const string CalibratorName = "calibrator.txt";

    private readonly Lazy<BoostedTrees> _ranker;
    private readonly Lazy<BoostedTrees> _spans;
    private readonly Lazy<BoostedTrees> _chooser;
    private readonly Lazy<BoostedTrees> _calibrator;

    /// <summary>Models that were just trained.</summary>
    internal AnswerModels(BoostedTrees ranker, BoostedTrees spans, BoostedTrees chooser, BoostedTrees calibrator)
    {
        _ranker = new Lazy<BoostedTrees>(ranker);
        _spans = new Lazy<BoostedTrees>(spans);
        _chooser = new Lazy<BoostedTrees>(chooser);
        _calibrator = new Lazy<BoostedTrees>(calibrator);
    }

    private AnswerModels()
    {
        _ranker = new Lazy<BoostedTrees>(() => Read(RankerName));
        _spans = new Lazy<BoostedTrees>(() => Read(SpansName));
        _chooser = new Lazy<BoostedTrees>(() => Read(ChooserName));
        _calibrator = new Lazy<BoostedTrees>(() => Read(CalibratorName));
    }

    /// <summary>The models that ship with the product.</summary>
    public static AnswerModels Default { get; } = new();

    /// <summary>From a sentence's features to the log odds that it answers.</summary>
    internal BoostedTrees Ranker => _ranker.Value;

    /// <summary>From a span's features to the log odds that it is the answer.</summary>
    internal BoostedTrees Spans => _spans.Value;

    /// <summary>From what the second look sees of a sentence to what its score lacks.</summary>
    internal BoostedTrees Chooser => _chooser.Value;

    /// <summary>From the features of the first sentence and its list to the log odds that it is right.</summary>
    internal BoostedTrees Calibrator => _calibrator.Value;

    private static BoostedTrees Read(string name)
    {
        using var stream = typeof(AnswerModels).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The model {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return BoostedTrees.Read(reader);
    }
}
