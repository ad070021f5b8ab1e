using System.Text.RegularExpressions;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.Spans;

/// <summary>
/// "It has more and more rivals. These include Tencent and Huawei.": whom the first sentence only speaks of, the next one
/// names.
/// </summary>
internal static partial class ExampleSentences
{
    /// <returns>The next sentence with the names as its short answer; null where the passage answers by itself or the next sentence gives no examples.</returns>
    public static JudgedPassage? After(QuestionView question, JudgedPassage judged, string articleText)
    {
        var hit = judged.Passage.Hit;
        var (sentences, next) = (hit.Article.Sentences, hit.Sentence + 1);
        if (!AsksForNames(question.Question) || next >= sentences.Count || sentences[next].Paragraph != sentences[next - 1].Paragraph
            || !Opening().IsMatch(articleText[sentences[next].Span.Start..sentences[next].Span.End]) || !NamesNobody(question, judged, articleText))
            return null;
        var passage = judged.Passage with { Hit = hit with { Sentence = next } };
        if (SpanSentence.Read(question, passage.Hit, articleText) is not { } named || named.Mentions.FindIndex(mention => IsNew(named, mention.Tokens)) is not (>= 0 and var first))
            return null;
        var names = NameLists.Whole(named.Mentions[first].Tokens, named);
        return judged with { Passage = passage, Span = judged.Span with { Span = named.SpanOf(names) }, IntroducedBy = hit };
    }

    private static bool AsksForNames(QuestionAnalysis question) =>
        question.Expected is not (AnswerType.YesNo or AnswerType.Date) && !AnswerTypes.IsNumber(question.Expected)
        && (question.IsList || question.Asking >= 0 && question.Tokens[question.Asking].Form is "which" or "welk" or "welke" or "who" or "whom" or "wie");

    /// <summary>Whether the short answer says no name but what the question says.</summary>
    private static bool NamesNobody(QuestionView question, JudgedPassage judged, string articleText) =>
        SpanSentence.Read(question, judged.Passage.Hit, articleText) is { } sentence && judged.Span.Span is { } span
        && !sentence.Mentions.Exists(mention => sentence.SpanOf(mention.Tokens).Overlaps(span) && IsNew(sentence, mention.Tokens));

    private static bool IsNew(SpanSentence sentence, TokenRange mention) =>
        Enumerable.Range(mention.First, mention.Count).Any(token => sentence.Terms[token] < 0);

    [GeneratedRegex(
        @"^\W*(?:(?:these|those|they|this|that|which) includes?\b|examples? (?:include|are|is)\b|among (?:them|these|those)\b|(?:for example|for instance|such as|including|namely|think of)\b"
        + @"|denk (?:\w+ )?aan\b|(?:zoals|bijvoorbeeld|waaronder|daaronder|hieronder|namelijk|met name|onder (?:meer|andere|hen))\b|het gaat (?:\w+ )?om\b|voorbeelden (?:\w+ )?zijn\b|(?:daartoe|hiertoe) behoren\b|(?:dat|dit) zijn\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
