using BriefBot.Core.Articles;

namespace BriefBot.Core.Indexing;

/// <summary>Where one thing that is looked for stands. A worth is that of the best word that stands there for it, up to 1.</summary>
internal sealed class TermPlaces
{
    private readonly Dictionary<ArticleId, float> _titles = [];
    private readonly Dictionary<ArticleId, Dictionary<int, float>> _sentences = [];

    /// <summary>By article.</summary>
    public IReadOnlyDictionary<ArticleId, float> Titles => _titles;

    /// <summary>By article, then by the sentence's place in it.</summary>
    public IReadOnlyDictionary<ArticleId, Dictionary<int, float>> Sentences => _sentences;

    public void AddTitle(ArticleId article, float worth) => _titles[article] = Math.Max(worth, _titles.GetValueOrDefault(article));

    public void AddSentence(ArticleId article, int sentence, float worth)
    {
        if (!_sentences.TryGetValue(article, out var sentences))
            _sentences[article] = sentences = [];
        sentences[sentence] = Math.Max(worth, sentences.GetValueOrDefault(sentence));
    }
}
