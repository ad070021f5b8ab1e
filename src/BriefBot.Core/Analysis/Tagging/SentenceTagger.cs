using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Tagging;

/// <summary>Tags a text: each token gets the part of speech of the word in which it lies.</summary>
internal static class SentenceTagger
{
    /// <returns>Parallel to the tokens.</returns>
    public static PartOfSpeech[] Tag(string text, ReadOnlySpan<Sentence> sentences, ReadOnlySpan<Token> tokens)
    {
        var tags = new PartOfSpeech[tokens.Length];
        var words = new List<TextSpan>();
        foreach (ref readonly var sentence in sentences)
        {
            if (Tagger.For(sentence.Language) is not { } tagger)
                continue;
            words.Clear();
            WordReader.Read(text, sentence.Span, words);
            var ofWords = new PartOfSpeech[words.Count];
            tagger.Tag(text, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words), ofWords);
            Spread(words, ofWords, tokens.Slice(sentence.FirstToken, sentence.TokenCount), tags.AsSpan(sentence.FirstToken));
        }
        return tags;
    }

    private static void Spread(List<TextSpan> words, PartOfSpeech[] ofWords, ReadOnlySpan<Token> tokens, Span<PartOfSpeech> tags)
    {
        var word = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            while (word + 1 < words.Count && words[word].End <= tokens[i].Span.Start)
                word++;
            tags[i] = ofWords[word];
        }
    }
}
