using System.Collections.Frozen;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Answering.Spans;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <param name="Span">The short answer that it gives.</param>
/// <param name="Features">What was measured of both, as <see cref="ConfidenceFeatures"/> lists it.</param>
/// <param name="Score">Log odds among those that were looked at.</param>
internal sealed record JudgedPassage(RankedPassage Passage, SelectedSpan Span, float[] Features, double Score)
{
    /// <summary>Log odds for what is known of it beyond its features.</summary>
    public double Beyond { get; init; }

    /// <summary>Log odds for whether it holds something of the very kind that the question names; the models know of it.</summary>
    public double OfKind { get; init; }

    /// <summary>The sentence before, where this one gives examples of what that one speaks of.</summary>
    public PassageHit? IntroducedBy { get; init; }
}

/// <summary>Takes a second look at the best few sentences: which short answer each gives, which answers best, and how probable it is right.</summary>
internal static class AnswerJudge
{
    /// <summary>How many get a second look.</summary>
    public const int Depth = 5;

    /// <summary>What further behind the first gets none: a short answer cannot make up for that.</summary>
    private const double FarBehind = 6;

    /// <summary>What the first look's score is worth to the second.</summary>
    public const float FirstLookWeight = 0.5f;

    /// <summary>The number of sentences among which the calibrator learnt.</summary>
    private const double Learnt = 3_100;

    /// <summary>
    /// What e times as many sentences to search take from the log odds: among more there is rather one that looks right
    /// by chance.
    /// </summary>
    private const double SearchedWeight = 0.27;

    /// <summary>
    /// Log odds of a sentence without a name where one is asked for: "he succeeds her". Set by hand: the encyclopedia that
    /// the models learnt from repeats its names more than news does.
    /// </summary>
    private const double NobodyNamed = -0.7;

    /// <summary>Log odds of a short answer without a number where one is asked for; "how often" may be "every hour".</summary>
    private const double WithoutNumber = -3;

    /// <summary>Log odds of a sentence where nobody speaks, for a question what somebody said.</summary>
    private const double NothingSaid = -2;

    /// <summary>Log odds of a sentence that tells of no intention, for a question what somebody will do.</summary>
    private const double NothingIntended = -1;

    private static readonly FrozenSet<string> FutureVerbs = QuestionWords.Set("will shall going plan plans intend intends want wants gaat gaan zal zullen wil willen");

    private static readonly FrozenSet<string> SayingVerbs = QuestionWords.Set("say said says tell told think thinks thought zegt zei zeggen gezegd vindt vond vinden");

    /// <summary>Log odds of a sentence that tells of other things: neither its paragraph nor the title holds any noun, or any name, of the question.</summary>
    private const double OtherThing = -2.2;

    /// <summary>Log odds of a sentence without the noun of a question that has no verb: nobody in it need be "the CEO of Huawei".</summary>
    private const double OtherRole = -1.7;

    /// <summary>Log odds of a sentence that holds the verb of the question and nothing else: who opened its gates need not have opened the inquiry.</summary>
    private const double OtherDeed = -0.8;

    /// <summary>Log odds of a sentence that holds little of the question, with its surroundings.</summary>
    private const double LittleOfIt = -2;
    private const float Little = 0.35f;

    /// <summary>Fewer count as so many.</summary>
    private const double FewSentences = 60;

    /// <param name="first">The first look's best.</param>
    public static bool IsWorthIt(RankedPassage first, RankedPassage passage) => first.Score - passage.Score <= FarBehind;

    /// <param name="ranked">The list that the passage is from.</param>
    public static JudgedPassage Look(
        QuestionView question, IReadOnlyList<RankedPassage> ranked, RankedPassage passage, string articleText, BoostedTrees spans)
    {
        return Look(question, ranked, passage, SpanSelector.Select(question, passage.Hit, articleText, spans));
    }

    /// <param name="span">The short answer that was chosen.</param>
    public static JudgedPassage Look(QuestionView question, IReadOnlyList<RankedPassage> ranked, RankedPassage passage, SelectedSpan span) =>
        new(passage, span, ConfidenceFeatures.Of(question, ranked, passage, span), FirstLookWeight * passage.Score)
        {
            Beyond = Doubts(question, passage, span),
        };

    /// <summary>What speaks against a sentence whatever the models make of it, in log odds.</summary>
    private static double Doubts(QuestionView question, RankedPassage passage, SelectedSpan span)
    {
        var (doubts, features) = (0.0, passage.Features);
        if (AnswerTypes.IsNumber(question.Question.Expected) && AskingKinds.Of(question.Question) is not AskingKind.HowElse
            && ConfidenceFeatures.IsOfOtherKind(question.Question.Expected, span))
            doubts += WithoutNumber;
        if (AsksForWords(question) && !SpeaksAround(question, passage.Hit))
            doubts += NothingSaid;
        if (AsksForPlans(question) && !Holds(question.Words.Intending, passage.Hit.Article, passage.Hit.Sentence))
            doubts += NothingIntended;
        if (ExpectsName(question) && features[SentenceFeature.TypeFit] == 0)
            doubts += NobodyNamed;
        if (features[SentenceFeature.NounParagraphCover] == 0)
            doubts += OtherThing;
        else if (ExpectsName(question) && !question.Kinds.Contains(WordKind.Verb) && features[SentenceFeature.NounCover] == 0)
            doubts += OtherRole;
        else if (ExpectsName(question) && HoldsOnlyTheVerb(question, features))
            doubts += OtherDeed;
        return features[SentenceFeature.ContextCover] < Little ? doubts + LittleOfIt : doubts;
    }

    private static bool HoldsOnlyTheVerb(QuestionView question, FeatureRow features) =>
        question.Kinds.Contains(WordKind.Noun) && features[SentenceFeature.NounCover] == 0
        && features[SentenceFeature.VerbCover] > 0 && features[SentenceFeature.Matched] <= question.Kinds.Count(kind => kind is WordKind.Verb);

    /// <summary>"What did she say about it", "wat vindt hij van".</summary>
    private static bool AsksForWords(QuestionView question) =>
        question.Asking >= 0 && question.Question.Tokens[question.Asking].Form is "what" or "wat" or "how" or "hoe"
        && question.Question.Tokens.Skip(question.Asking + 1).Any(token => SayingVerbs.Contains(token.Form));

    /// <summary>"What will they do about it", "wat gaat zij nu doen".</summary>
    private static bool AsksForPlans(QuestionView question)
    {
        if (question.Asking < 0 || question.Question.Tokens[question.Asking].Form is not ("what" or "wat"))
            return false;
        var forms = question.Question.Tokens.Skip(question.Asking + 1).Select(token => token.Form).ToList();
        return forms.Exists(FutureVerbs.Contains) && forms.Exists(form => form is "do" or "doen");
    }

    private static bool SpeaksAround(QuestionView question, PassageHit hit) => Enumerable.Range(hit.Sentence - 1, 3)
        .Any(sentence => sentence >= 0 && sentence < hit.Article.Sentences.Count && Holds(question.Words.Saying, hit.Article, sentence));

    private static bool Holds(IReadOnlySet<int> terms, IndexedArticle article, int sentence)
    {
        foreach (var term in article.Terms.AsSpan(article.Sentences[sentence].FirstToken, article.Sentences[sentence].TokenCount))
        {
            if (terms.Contains(term))
                return true;
        }
        return false;
    }

    private static bool ExpectsName(QuestionView question) =>
        question.Question.Expected is AnswerType.Person or AnswerType.Place or AnswerType.Name;

    /// <returns>Best first.</returns>
    public static IReadOnlyList<JudgedPassage> Order(IEnumerable<JudgedPassage> looked, BoostedTrees chooser) =>
        [.. looked.Select(one => one with { Score = one.Score + one.OfKind + chooser.Sum(one.Features) + one.Beyond }).OrderByDescending(one => one.Score)];

    /// <summary>How probable it is that the first of the ordered passages answers the question, and well.</summary>
    public static double Confidence(QuestionView question, IReadOnlyList<JudgedPassage> ordered, BoostedTrees calibrator)
    {
        var odds = Prior(question) + ordered[0].OfKind + ordered[0].Beyond + calibrator.Sum(ConfidenceFeatures.OfFirst(ordered));
        var confidence = 1 / (1 + Math.Exp(-odds));
        return question.Question.Expected is AnswerType.Passage ? Math.Max(confidence, ForKeywords(ordered[0])) : confidence;
    }

    /// <summary>Log odds that are known before anything is measured.</summary>
    public static double Prior(QuestionView question) => -SearchedWeight * Math.Log(Math.Clamp(question.Hits.Searched, FewSentences, Learnt) / Learnt);

    /// <summary>Who gives keywords asks for the sentence that holds them, and not for what it leaves open.</summary>
    private static double ForKeywords(JudgedPassage passage)
    {
        var cover = passage.Passage.Features[SentenceFeature.Cover];
        return 0.8 * cover * cover;
    }
}
