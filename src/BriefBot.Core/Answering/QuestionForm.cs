namespace BriefBot.Core.Answering;

/// <summary>How a question asks.</summary>
/// <param name="Expected">What kind of thing would answer it, one kind for each of its parts.</param>
/// <param name="Asking">Positions of the words that ask, one for each part; none where no question word asks.</param>
/// <param name="IsList">Several answers are asked for: "which countries".</param>
/// <param name="IsComparison">Two things are compared: "which is bigger, A or B".</param>
internal sealed record QuestionForm(IReadOnlyList<AnswerType> Expected, IReadOnlyList<int> Asking, bool IsList, bool IsComparison);
