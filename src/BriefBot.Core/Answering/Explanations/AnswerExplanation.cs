namespace BriefBot.Core.Answering.Explanations;

/// <summary>Why a question was answered as it was. Plain values: nothing in it leads back to the index.</summary>
/// <param name="Threshold">The least probability at which an answer is given.</param>
/// <param name="Terms">In the question's order.</param>
/// <param name="Candidates">Best first.</param>
public sealed record AnswerExplanation(
    double Threshold, IReadOnlyList<ExplainedTerm> Terms, IReadOnlyList<ExplainedCandidate> Candidates);

/// <param name="Idf">Inverse document frequency: the rarer, the more it says.</param>
/// <param name="Weight">What the word says as a part of the question, 0 to 1.</param>
/// <param name="IsKnown">Whether any sentence that may be seen and was looked at holds it in some form.</param>
/// <param name="Readings">What it matches beside itself, with what each is worth: synonyms, translations, parts, spellings.</param>
public sealed record ExplainedTerm(
    string Form, bool IsName, double Idf, double Weight, bool IsKnown, IReadOnlyList<(string Term, double Worth)> Readings);

/// <param name="FirstStage">BM25 over sentence, paragraph and title, and recency.</param>
/// <param name="Evidence">The ranker's log odds.</param>
/// <param name="Score">Evidence and prior: what orders the list.</param>
/// <param name="Probability">That it answers; null for those that got no second look.</param>
/// <param name="Span">The short answer that it gives; empty where it gives none.</param>
/// <param name="Ranking">What moved the ranker most.</param>
/// <param name="Judgement">What moved the calibrator most; empty for those without a second look.</param>
public sealed record ExplainedCandidate(
    string SourceId,
    string Sentence,
    double FirstStage,
    double Evidence,
    double Score,
    double? Probability,
    string Span,
    IReadOnlyList<Contribution> Ranking,
    IReadOnlyList<Contribution> Judgement);

/// <param name="Value">What was measured.</param>
/// <param name="LogOdds">What that adds to the log odds.</param>
public sealed record Contribution(string Feature, double Value, double LogOdds);
