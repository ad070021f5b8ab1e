using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>A fact that answers.</summary>
/// <param name="Target">The argument that is the answer; null when the sentence is.</param>
/// <param name="Confidence">How probable it is that it answers.</param>
internal sealed record FittingFact(FactHit Hit, Article Article, FactArgument? Target, double Confidence)
{
    public Passage Passage { get; } = new(Article.Quote(Hit.Fact.Span), Article);

    /// <summary>The name of who or what answers; empty for other words.</summary>
    public string AnswerName => Target?.Name ?? "";

    /// <summary>Whether the sentence itself names who answers.</summary>
    private bool IsNamed => Target is not { Name.Length: > 0 } target || SaysName(target);

    /// <summary>Of the quote's own text; null when the whole sentence is the answer.</summary>
    public TextSpan? AnswerSpan => Target is { } target && IsNamed ? target.Span.Shift(-Hit.Fact.Span.Start) : null;

    public bool AnswersAs(FittingFact other) =>
        AnswerName.Length > 0 && Target is { } target && EntityName.Matches(AnswerName, other.AnswerName, target.Kind);

    /// <summary>The sentence before this one that names whom this one means, and the name's place in it; null where this one does, or none.</summary>
    public (TextSpan Sentence, TextSpan Name)? NamedIn(int sentencesBack)
    {
        if (IsNamed)
            return null;
        for (var i = Hit.Fact.Sentence - 1; i >= 0 && i >= Hit.Fact.Sentence - sentencesBack; i--)
        {
            var sentence = Hit.Article.Sentences[i];
            var at = sentence.Span.In(Article.Text).LastIndexOf(AnswerName, StringComparison.Ordinal);
            if (at >= 0 && !sentence.IsHeading)
                return (sentence.Span, TextSpan.FromLength(at, AnswerName.Length));
        }
        return null;
    }

    private bool SaysName(FactArgument target)
    {
        var words = target.Span.In(Article.Text).ToString();
        return AnswerName.Split(' ').Any(word => word.Length > 1 && words.Contains(word, StringComparison.Ordinal));
    }
}
