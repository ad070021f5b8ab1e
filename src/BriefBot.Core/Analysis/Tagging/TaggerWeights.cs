namespace BriefBot.Core.Analysis.Tagging;

/// <summary>Makes and measures the weight files that ship with the product.</summary>
public static class TaggerWeights
{
    /// <param name="language">"nl" or "en": whose word list to use.</param>
    /// <param name="texts">Tagged sentences, in CoNLL-U or a sentence a line of "word/TAG".</param>
    /// <param name="output">The weights go here. The same sentences give the same bytes.</param>
    /// <exception cref="FormatException">A text holds a tag that does not exist.</exception>
    public static void Train(string language, IEnumerable<TextReader> texts, Stream output) =>
        new TaggerTraining(WordClassLexicon.For(language)).Train([.. texts.SelectMany(TaggedText.Read)], output);

    /// <summary>How many words of tagged sentences get their tag.</summary>
    /// <param name="weights">What <see cref="Train"/> wrote; null for those that ship.</param>
    public static (int Right, int All) Score(string language, TextReader text, Stream? weights = null)
    {
        var tagger = weights is null
            ? Tagger.For(language) ?? throw new ArgumentException($"There is no tagger for {language}.", nameof(language))
            : new Tagger(TaggerModel.Read(weights), WordClassLexicon.For(language));
        var (right, all) = (0, 0);
        foreach (var sentence in TaggedText.Read(text))
        {
            var tags = tagger.Tag(sentence.Words);
            all += tags.Length;
            right += tags.Where((tag, i) => tag == sentence.Tags[i]).Count();
        }
        return (right, all);
    }
}
