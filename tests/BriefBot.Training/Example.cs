using BriefBot.Cli.Questions;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Training;

/// <summary>One question with its candidate sentences, and which of them are right.</summary>
/// <param name="Data">The set that the question is from.</param>
/// <param name="Group">What may not be split between training and scoring: the title of the article, where there is one.</param>
/// <param name="Rows">Features of the hits of <paramref name="View"/>, in their order.</param>
/// <param name="IsRight">For each hit whether it holds an accepted answer in the article that the question is about.</param>
internal sealed record Example(
    DataSet Data, BatchQuestion Question, string Group, QuestionView View, IReadOnlyList<FeatureRow> Rows, IReadOnlyList<bool> IsRight)
{
    /// <summary>How many examples it stands for: there are few about news, and that is what is asked about.</summary>
    public int Weight => Data.Weight;

    /// <param name="hit">One of the view's.</param>
    public bool IsRightAt(PassageHit hit) => IsRight[View.Hits.Hits.Index().First(one => one.Item == hit).Index];

    /// <summary>For each hit whether it is of the article that the question was written about.</summary>
    public IReadOnlyList<bool> IsAbout() =>
        [.. View.Hits.Hits.Select(hit => Data.Articles[hit.Article.Id].SourceId == Question.ArticleId)];
}
