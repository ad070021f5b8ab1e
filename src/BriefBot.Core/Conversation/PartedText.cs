using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>Says what answers each part of a question of several, a line a part: "When: 4 May 2025 [1]".</summary>
internal static class PartedText
{
    public static string Of(IReadOnlyList<AnswerPart> parts, IReadOnlyList<Citation> citations, string language)
    {
        var texts = ReplyTexts.For(language);
        return string.Join('\n', parts.Select(part => $"{Sentence(part.Label)}: {Answer(part, citations, texts)}"));
    }

    private static string Answer(AnswerPart part, IReadOnlyList<Citation> citations, ReplyTexts texts)
    {
        if (citations.FirstOrDefault(citation => citation.Number == part.Citation) is not { } cited)
            return texts.NoPart;
        return part.Span is { } span ? $"{span.In(cited.Quote.Text)} [{cited.Number}]" : $"[{cited.Number}]";
    }

    private static string Sentence(string label) => label.Length > 0 ? char.ToUpperInvariant(label[0]) + label[1..] : "?";
}
