using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Features;

/// <summary>Function words that features look for, as numbers of the index's terms.</summary>
internal sealed class IndexWords(PassageIndex index)
{
    private static readonly string[] References = string.Join(
        ' ',
        "he she it they this these that those his her its their such him them",
        "hij zij ze het dit dat deze die zijn haar hun daar hier zo").Split(' ');

    private static readonly string[] Explanations = string.Join(
        ' ',
        "because due caus cause reason result led lead sinc since thus therefor therefore so by through via thank order",
        "omdat doordat want wegens vanwege dankzij oorzak oorzaak reden zodat daardoor daarom waardoor door middel om").Split(' ');

    /// <summary>Term numbers of <see cref="AnswerTypes.Definers"/>.</summary>
    public IReadOnlySet<int> Definers { get; } = index.NumbersOf(AnswerTypes.Definers);

    /// <summary>Words that stand for something said before.</summary>
    public IReadOnlySet<int> Referring { get; } = index.NumbersOf(References);

    public IReadOnlySet<int> Negations { get; } = index.NumbersOf(Polarity.NegationWords);

    /// <summary>Words with which causes and means are given.</summary>
    public IReadOnlySet<int> Explaining { get; } = index.NumbersOf(Explanations);

    /// <summary>Numbers of the terms that begin alike, as <see cref="Vocabulary.RelativesOf"/> says.</summary>
    public IReadOnlyList<int> RelativesOf(string stem) => index.Read(vocabulary => vocabulary.RelativesOf(stem).ToList());

    /// <returns>The terms' numbers in order, -1 for those that occur nowhere.</returns>
    public IReadOnlyList<int> Numbers(IEnumerable<string> terms) =>
        [.. terms.Select(term => index.NumbersOf([term]).FirstOrDefault(-1))];
}
