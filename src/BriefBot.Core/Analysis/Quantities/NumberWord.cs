namespace BriefBot.Core.Analysis.Quantities;

/// <summary>What one token says as a number.</summary>
/// <param name="Value">Never negative; 0 with <see cref="NumberRole.None"/>.</param>
internal readonly record struct NumberWord(decimal Value, NumberRole Role)
{
    public bool IsCardinal => Role is NumberRole.Cardinal or NumberRole.Tens or NumberRole.Article;

    public bool IsOrdinal => Role == NumberRole.Ordinal;
}

internal enum NumberRole : byte
{
    None,

    /// <summary>"een", "a": one where a unit or a scale follows, nothing elsewhere.</summary>
    Article,

    Cardinal,

    /// <summary>"twenty": a digit may follow.</summary>
    Tens,

    /// <summary>"million", "honderd": multiplies what stands before it.</summary>
    Scale,

    /// <summary>"half", "kwart", "anderhalf".</summary>
    Fraction,

    Ordinal,
}
