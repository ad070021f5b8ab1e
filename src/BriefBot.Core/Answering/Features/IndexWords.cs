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

    private static readonly string[] Causes = string.Join(
        ' ',
        "because due caus cause reason result led therefor therefore thank blame owe owing",
        "omdat doordat want wegens vanwege dankzij oorzak oorzaak reden zodat daardoor daarom waardoor gevolg schuld veroorzaakt").Split(' ');

    private static readonly string[] Sequels = string.Join(
        ' ',
        "after follow sinc since so as",
        "nadat na sinds toen om door").Split(' ');

    private static readonly string[] Sayings = string.Join(
        ' ',
        "say said tell told state claim explain announc add write wrote written warn argu deni admit accus believ think thought call express prais criticis criticiz respond repli answer comment describ accord quot insist mention hope fear promis suggest"
        + " zeg zegt zei zeid gezegd vertel verteld meld gemeld verklar verklaard stel steld noem noemd genoemd schrijf schrijft schreef waarschuw waarschuwt beweer beweert volg aldus laat liet denk denkt dacht vind vindt vond vrees vreest hoop hoopt beloof belooft antwoord reager reageerd ontken").Split(' ');

    private static readonly string[] Intentions = string.Join(
        ' ',
        "will shall ll go plan intend want aim hope expect prepar promis continu"
        + " ga gaat gaan zal zul zull zullen wil will willen plan voornemen belooft blijft").Split(' ');

    /// <summary>Term numbers of <see cref="AnswerTypes.Definers"/>.</summary>
    public IReadOnlySet<int> Definers { get; } = index.NumbersOf(AnswerTypes.Definers);

    /// <summary>Words that stand for something said before.</summary>
    public IReadOnlySet<int> Referring { get; } = index.NumbersOf(References);

    public IReadOnlySet<int> Negations { get; } = index.NumbersOf(Polarity.NegationWords);

    /// <summary>Words with which causes and means are given.</summary>
    public IReadOnlySet<int> Explaining { get; } = index.NumbersOf(Explanations);

    /// <summary>Words with which causes are given and hardly anything else.</summary>
    public IReadOnlySet<int> Causing { get; } = index.NumbersOf(Causes);

    /// <summary>Words with which it is told what somebody says or thinks.</summary>
    public IReadOnlySet<int> Saying { get; } = index.NumbersOf(Sayings);

    /// <summary>Words with which it is told what somebody will do.</summary>
    public IReadOnlySet<int> Intending { get; } = index.NumbersOf(Intentions);

    /// <summary>Words with which causes are given among other things.</summary>
    public IReadOnlySet<int> FollowedBy { get; } = index.NumbersOf(Sequels);

    /// <summary>Numbers of the terms that begin alike, as <see cref="Vocabulary.RelativesOf"/> says.</summary>
    public IReadOnlyList<int> RelativesOf(string stem) => index.Read(vocabulary => vocabulary.RelativesOf(stem).ToList());

    /// <returns>The terms' numbers in order, -1 for those that occur nowhere.</returns>
    public IReadOnlyList<int> Numbers(IEnumerable<string> terms) =>
        [.. terms.Select(term => index.NumbersOf([term]).FirstOrDefault(-1))];
}
