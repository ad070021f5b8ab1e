using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <param name="Span">Of the quote's own text; null when the whole sentence is the answer.</param>
/// <param name="Evidence">Log odds that the best span of the sentence is the answer.</param>
/// <param name="Gap">What the next best span that shares no word with it has less.</param>
/// <param name="Features">Of the best span, as <see cref="SpanFeature"/>; null when there is none.</param>
internal readonly record struct SelectedSpan(TextSpan? Span, float Evidence, float Gap, float[]? Features)
{
    /// <summary>How much of what is probably the answer the best span is, 0 to 1.</summary>
    public float Agreement { get; init; }

    /// <summary>Numbers of the terms of its content words.</summary>
    public HashSet<int>? Words { get; init; }
}

/// <summary>Chooses the words of a sentence that answer the question.</summary>
internal static class SpanSelector
{
    /// <summary>A long sentence has a thousand candidates, of which the first trees tell most to be none: after so many trees, so many are kept.</summary>
    private static readonly (int Trees, int Kept)[] Sieves = [(60, 40), (150, 12)];

    /// <summary>What makes log odds of the model's sum, and what being the answer exactly is worth beside sharing words with it. Set on SQuAD 2.</summary>
    private const double Sharpness = 0.7;
    private const double ExactWorth = 0.4;

    public static SelectedSpan Select(QuestionView question, PassageHit hit, string articleText, BoostedTrees model)
    {
        if (SpanSentence.Read(question, hit, articleText) is not { } sentence)
            return default;
        var byRules = AnswerSelector.Select(question.Question, question.Hits, hit, articleText, sentence.Tokens);
        var candidates = SpanCandidates.Of(sentence);
        if (candidates.Count == 0)
            return default;
        var features = new SpanFeatures(sentence, byRules);
        var rows = candidates.ConvertAll(features.Of);
        foreach (var (trees, kept) in Sieves)
            Prune(candidates, rows, model, trees, kept);
        var scores = rows.ConvertAll(row => model.Sum(row));
        var best = Agreed(candidates, scores, out var agreement);
        var other = scores.Where((_, i) => candidates[i].End <= candidates[best].First || candidates[i].First >= candidates[best].End)
            .DefaultIfEmpty(-8).Max();
        var chosen = Whole(question.Question.Expected, candidates[best], byRules, sentence);
        return new SelectedSpan(
            chosen is { } range ? Span(sentence, range, articleText) : null, scores[best], scores[best] - other, rows[best])
        {
            Agreement = agreement,
            Words = Words(hit, sentence, candidates[best]),
        };
    }

    private static HashSet<int> Words(PassageHit hit, SpanSentence sentence, TokenRange range)
    {
        var first = hit.Article.Sentences[hit.Sentence].FirstToken;
        return [.. Enumerable.Range(range.First, range.Count).Where(sentence.IsContent).Select(token => hit.Article.Terms[first + token])];
    }

    private static void Prune(List<TokenRange> candidates, List<float[]> rows, BoostedTrees model, int trees, int kept)
    {
        if (candidates.Count <= kept)
            return;
        var scores = rows.ConvertAll(row => model.Sum(row, trees));
        var least = scores.OrderDescending().ElementAt(kept - 1);
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            if (scores[i] >= least)
                continue;
            candidates.RemoveAt(i);
            rows.RemoveAt(i);
        }
    }

    /// <summary>The candidate that shares most with what the answer probably is: of many that overlap, each is improbable.</summary>
    private static int Agreed(List<TokenRange> candidates, List<float> scores, out float agreement)
    {
        var highest = scores.Max();
        var odds = scores.ConvertAll(score => Math.Exp(Sharpness * (score - highest)));
        var (best, most) = (0, 0.0);
        for (var i = 0; i < candidates.Count; i++)
        {
            var shared = ExactWorth * odds[i];
            for (var j = 0; j < candidates.Count; j++)
                shared += odds[j] * Overlap(candidates[i], candidates[j]);
            if (shared > most)
                (best, most) = (i, shared);
        }
        agreement = (float)(most / ((1 + ExactWorth) * odds.Sum()));
        return best;
    }

    /// <summary>F1 of their tokens.</summary>
    private static double Overlap(TokenRange one, TokenRange other) =>
        2.0 * Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.First, other.First)) / (one.Count + other.Count);

    /// <summary>What reads as an answer where the best candidate is only the heart of it.</summary>
    private static TokenRange? Whole(AnswerType expected, TokenRange best, TokenRange? byRules, SpanSentence sentence)
    {
        switch (expected)
        {
            case AnswerType.YesNo or AnswerType.Passage:
                return null;
            // What follows "X is" is a clause, and clauses are hardly ever asked for where the model learnt.
            case AnswerType.Definition when byRules is { Count: > 0 }:
            case AnswerType.Reason when byRules is { } clause && best.IsWithin(clause.First, clause.End):
                return byRules;
            case AnswerType.Percent or AnswerType.Money:
                foreach (var (amount, _) in sentence.Fitting)
                {
                    if (best.IsWithin(amount.First, amount.End))
                        return amount;
                }
                return best;
            case AnswerType.Person:
                return NameLists.Complete(WholeName(best, sentence), sentence);
            default:
                return NameLists.Complete(best, sentence);
        }
    }

    /// <summary>The person's full name, without the role or title before it.</summary>
    private static TokenRange WholeName(TokenRange best, SpanSentence sentence)
    {
        foreach (var (name, kind) in sentence.Mentions)
        {
            if (kind is MentionKind.Person && (best.IsWithin(name.First, name.End) || name.IsWithin(best.First, best.End) && best.End == name.End && IsTitle(best.First, name.First, sentence)))
                return WithoutTitle(name, sentence);
        }
        return WithoutTitle(best, sentence);
    }

    private static TokenRange WithoutTitle(TokenRange name, SpanSentence sentence)
    {
        var first = name.First;
        while (first < name.End - 1 && sentence.Classes[first + 1] is WordClass.Name
            && (IsTitle(first, first + 1, sentence) || first + 2 < name.End && IsBeforeGivenName(first, sentence)))
            first++;
        return new TokenRange(first, name.End - first);
    }

    /// <summary>"Skipper Joost Molenkamp", "Alibaba Daniel Zhang": what stands before the first name is none.</summary>
    private static bool IsBeforeGivenName(int token, SpanSentence sentence) =>
        NameList.Of(sentence.Tokens[token + 1].Form) is NameClass.Given
        && (NameList.Of(sentence.Tokens[token].Form) is NameClass.Organisation
            || sentence.Tokens[token].Kind.HasFlag(TokenKind.SentenceStart) && NameList.Of(sentence.Tokens[token].Form) is not NameClass.Given);

    /// <summary>Whether all of these words say what somebody is; a sentence may begin with one, so its capital tells nothing.</summary>
    private static bool IsTitle(int first, int end, SpanSentence sentence)
    {
        for (var i = first; i < end; i++)
        {
            var isCommon = sentence.Tokens[i].Kind.HasFlag(TokenKind.SentenceStart) && sentence.IsCommonNoun(i);
            if (!isCommon && !ContextWords.Is(sentence.Tokens[i].Form, ContextClass.Role | ContextClass.Title | ContextClass.RoleWord))
                return false;
        }
        return true;
    }

    private static TextSpan Span(SpanSentence sentence, TokenRange range, string articleText) =>
        WithoutPossessive(articleText, sentence.SpanOf(range).Shift(sentence.Start)).Shift(-sentence.Start);

    private static TextSpan WithoutPossessive(string text, TextSpan span) =>
        span.Length > 2 && span.In(text) is [.., '\'' or '’', 's' or 'S'] ? new TextSpan(span.Start, span.End - 2) : span;
}
