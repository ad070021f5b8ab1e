using System.Runtime.CompilerServices;

namespace BriefBot.Core.Analysis;

/// <summary>Evidence for each of <see cref="LanguageProfiles.Codes"/>, in their order.</summary>
[InlineArray(Count)]
internal struct LanguageScores
{
    public const int Count = 7;

    private float _first;

    public void Add(in LanguageScores other, float factor)
    {
        for (var i = 0; i < Count; i++)
            this[i] += other[i] * factor;
    }

    public readonly float Highest()
    {
        var highest = 0f;
        for (var i = 0; i < Count; i++)
            highest = Math.Max(highest, this[i]);
        return highest;
    }

    /// <summary>The language with at least <paramref name="minimum"/> and <paramref name="ratio"/> times the runner-up, or "und".</summary>
    public readonly string Best(float minimum, float ratio)
    {
        var best = 0;
        for (var i = 1; i < Count; i++)
        {
            if (this[i] > this[best])
                best = i;
        }
        var second = 0f;
        for (var i = 0; i < Count; i++)
            second = i == best ? second : Math.Max(second, this[i]);
        return this[best] >= minimum && this[best] >= second * ratio
            ? LanguageProfiles.Codes[best]
            : LanguageIdentifier.Undetermined;
    }
}
