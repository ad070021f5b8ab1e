namespace BriefBot.Core.Answering.Features;

/// <summary>The features of one sentence, as the models take them.</summary>
internal sealed class FeatureRow
{
    public static readonly int Count = Enum.GetValues<SentenceFeature>().Length;

    public float[] Values { get; } = new float[Count];

    public float this[SentenceFeature feature]
    {
        get => Values[(int)feature];
        set => Values[(int)feature] = value;
    }
}
