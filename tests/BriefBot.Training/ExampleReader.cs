using BriefBot.Cli.Evaluation;
using BriefBot.Cli.Questions;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Training;

/// <summary>Makes examples of a data set's questions.</summary>
internal sealed class ExampleReader(DataSet data)
{
    private readonly Dictionary<string, string> _titles =
        data.Articles.Values.ToDictionary(article => article.SourceId, article => article.Title, StringComparer.Ordinal);

    private readonly QuestionAnalyzer _analyzer = new(data.Index);

    public List<Example> ReadAll() => [.. data.Questions.Select(Read)];

    private Example Read(BatchQuestion batch)
    {
        var question = new Question { Text = batch.Text, Language = batch.Language, Asked = batch.Asked ?? DateTimeOffset.UnixEpoch };
        var analysis = _analyzer.Analyze(question);
        var hits = Shortlist.Of(Retriever.Retrieve(data.Index, analysis, question));
        var view = new QuestionView(analysis, hits, new IndexWords(data.Index));
        return new Example(
            data, batch, _titles.GetValueOrDefault(batch.ArticleId ?? "", batch.Id), view, FeatureExtractor.Extract(view),
            [.. hits.Hits.Select(hit => IsRight(batch, hit))]);
    }

    private bool IsRight(BatchQuestion question, PassageHit hit)
    {
        var article = data.Articles[hit.Article.Id];
        if (article.SourceId != question.ArticleId)
            return false;
        var sentence = hit.Span.In(article.Text).ToString();
        return question.Answers.Any(answer => WordMatching.Holds(sentence, answer));
    }
}
