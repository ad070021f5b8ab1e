using System.Runtime.CompilerServices;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>Points for each <see cref="MentionKind"/>.</summary>
[InlineArray(6)]
internal struct KindScores
{
    private float _first;

    public void Add(MentionKind kind, float points) => this[(int)kind] += points;

    public void Add(in KindScores other)
    {
        for (var kind = 0; kind < 6; kind++)
            this[kind] += other[kind];
    }

    public readonly float Of(MentionKind kind) => this[(int)kind];

    public readonly MentionKind Best()
    {
        var best = 0;
        for (var kind = 1; kind < 6; kind++)
        {
            if (this[kind] > this[best])
                best = kind;
        }
        return (MentionKind)best;
    }
}
