using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Indexing;

/// <summary>BM25 over sentence and paragraph as the papers write it, for every sentence, slowly.</summary>
internal static class ExhaustiveScores
{
    public static IEnumerable<double> Of(IReadOnlyList<Article> articles, IReadOnlyList<string> words)
    {
        var sentences = articles.SelectMany(article => Sentences(article)).ToList();
        var paragraphs = sentences.GroupBy(sentence => sentence.Paragraph)
            .ToDictionary(group => group.Key, group => group.SelectMany(sentence => sentence.Terms).ToList());
        var sentenceLength = sentences.Average(sentence => (double)sentence.Terms.Count);
        var paragraphLength = paragraphs.Values.Average(terms => (double)terms.Count);
        foreach (var sentence in sentences)
        {
            var score = 0.0;
            foreach (var term in words.Select(word => Stemmer.Stem(word, "en")))
            {
                var containing = sentences.Count(other => other.Terms.Contains(term));
                var idf = Math.Log(1 + (sentences.Count - containing + 0.5) / (containing + 0.5));
                score += idf * Saturated(sentence.Terms, term, 0.5, sentenceLength)
                    + 0.6 * idf * Saturated(paragraphs[sentence.Paragraph], term, 0.6, paragraphLength);
            }
            if (score > 0)
                yield return score;
        }
    }

    private static double Saturated(List<string> terms, string term, double b, double averageLength)
    {
        var frequency = terms.Count(other => other == term);
        return frequency * 2.2 / (frequency + 1.2 * (1 - b + b * terms.Count / averageLength));
    }

    private static IEnumerable<(string Paragraph, List<string> Terms)> Sentences(Article article)
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(article.Text);
        foreach (var sentence in analysis.Sentences)
        {
            var tokens = analysis.Tokens.Skip(sentence.FirstToken).Take(sentence.TokenCount);
            yield return ($"{article.Id}/{sentence.Paragraph}",
                [.. tokens.Where(token => !token.Kind.HasFlag(TokenKind.StopWord)).Select(token => token.Stem)]);
        }
    }
}
