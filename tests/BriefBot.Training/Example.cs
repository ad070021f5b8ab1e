using BriefBot.Cli.Questions;
using BriefBot.Core.Answering.Features;

namespace BriefBot.Training;

/// <summary>One question with its candidate sentences, and which of them are right.</summary>
/// <param name="Group">What may not be split between training and scoring: the title of the article.</param>
/// <param name="Rows">Features of the hits of <paramref name="View"/>, in their order.</param>
/// <param name="IsRight">For each hit whether it holds an accepted answer in the article that the question is about.</param>
internal sealed record Example(
    BatchQuestion Question, string Group, QuestionView View, IReadOnlyList<FeatureRow> Rows, IReadOnlyList<bool> IsRight);
