using BriefBot.Core.Answering.Classes;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Disagreements;

/// <summary>Two articles that answer a question differently.</summary>
/// <param name="Features">As <see cref="PairFeature"/> lists them.</param>
internal sealed record WitnessPair(Witness One, Witness Other, float[] Features);

/// <summary>Finds what the articles that are about a question's subject answer, each by itself, and where two differ.</summary>
internal sealed class WitnessPairs(QuestionView question, IReadOnlyList<RankedPassage> ranked, IReadOnlyList<JudgedPassage> judged, AnswerModels models)
{
    private const int MaxArticles = 8;
    private const int Depth = 40;
    private const float LeastShare = 0.7f;
    private const float LeastShareOfClass = 0.5f;

    private readonly LiteralPhrases _phrases = new(question.Question.Phrases);
    private readonly AskedClass? _asked = AskedClass.Of(question.Question);

    /// <summary>The sentences around which all stands that the question names, or all of a question that names nothing; best first.</summary>
    public IReadOnlyList<RankedPassage> OnSubject { get; } = [.. ranked.Take(Depth).Where(passage => IsOnSubject(question, passage))];

    /// <param name="find">An article's text; null where it went away.</param>
    public async Task<List<WitnessPair>> ReadAsync(Func<IndexedArticle, Task<Article?>> find)
    {
        var articles = OnSubject.Select(passage => passage.Hit.Article).Distinct().ToList();
        if (articles.Count < 2 || _asked is null && !AskedValues.IsOne(question.Question))
            return [];
        var reader = new WitnessReader(question, _asked, ranked, articles.Select(article => article.Id).ToHashSet(), Spans(), models);
        var witnesses = new List<Witness>();
        foreach (var article in articles.Take(MaxArticles))
        {
            if (await find(article) is { } text && _phrases.StandIn(text) && reader.Read(text) is { } witness)
                witnesses.Add(witness);
        }
        return [.. Pairs(witnesses, articles.Count)];
    }

    private static bool IsOnSubject(QuestionView question, RankedPassage passage)
    {
        var features = passage.Features;
        return features[SentenceFeature.QuestionNames] > 0
            ? Math.Max(features[SentenceFeature.NameContextCover], features[SentenceFeature.NameParagraphCover]) >= 0.9f
            : Math.Max(features[SentenceFeature.ContextCover], features[SentenceFeature.ParagraphCover]) >= 0.9f && question.Weights.Length > 1;
    }

    private Dictionary<RankedPassage, SelectedSpan> Spans()
    {
        var spans = new Dictionary<RankedPassage, SelectedSpan>(ReferenceEqualityComparer.Instance);
        foreach (var one in judged)
            spans[one.Passage] = one.Span;
        return spans;
    }

    private IEnumerable<WitnessPair> Pairs(List<Witness> witnesses, int articles)
    {
        for (var i = 1; i < witnesses.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (witnesses[j], witnesses[i]);
                if (ValueComparison.Compare(one.Value, other.Value) != Agreement.Different || Names(one, other) || Names(other, one) || !AreOnTheSame(one, other))
                    continue;
                var isFirst = ReferenceEquals(one.Ranked, judged[0].Passage) || ReferenceEquals(other.Ranked, judged[0].Passage);
                yield return new WitnessPair(one, other, PairFeatures.Of(question, one, other, articles, _asked is not null, isFirst));
            }
        }
    }

    /// <summary>Whether either holds, with its surroundings, almost as much of the question as the other does; less where a word of the kind answers.</summary>
    private bool AreOnTheSame(Witness one, Witness other)
    {
        var (a, b) = (Held(one), Held(other));
        return Math.Min(a, b) >= (_asked is null ? LeastShare : LeastShareOfClass) * Math.Max(a, b);
    }

    private static float Held(Witness witness) =>
        Math.Max(witness.Ranked.Features[SentenceFeature.ContextCover], witness.Ranked.Features[SentenceFeature.ParagraphCover]);

    /// <summary>Who names both values in one sentence does not set one against the other.</summary>
    private static bool Names(Witness witness, Witness other) => witness.Reading.Holds(other.Value);
}
