namespace BriefBot.Core.Answering;

public enum Strictness
{
    /// <summary>Answers only when nearly sure.</summary>
    Strict,

    Balanced,

    /// <summary>Answers also when in doubt.</summary>
    Eager,
}

/// <summary>Settings under <c>Answers</c>.</summary>
public sealed class AnswerOptions
{
    public const string Section = "Answers";

    /// <summary>How sure the engine must be to answer rather than refuse. Default: balanced.</summary>
    public Strictness Strictness { get; set; } = Strictness.Balanced;
}
