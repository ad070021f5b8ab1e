using System.Globalization;
using System.Text.Json;
using BriefBot.Cli.Contract;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Cli.Analyses;

/// <summary>Puts an analysis into the terms of the contract.</summary>
internal static class AnalysisRecords
{
    public static AnalysisRecord From(ArticleDraft draft, TextAnalysis analysis)
    {
        var text = draft.Text;
        return new AnalysisRecord
        {
            SourceId = draft.SourceId,
            Title = draft.Title,
            Published = draft.Published?.ToString(),
            Language = analysis.Language,
            Text = text,
            Sentences =
            [
                .. analysis.Sentences.Select(sentence => new SentenceRecord(
                    sentence.Span.Start, sentence.Span.End, sentence.Paragraph, sentence.Language, sentence.IsHeading, sentence.IsQuestion)),
            ],
            Tokens = [.. Tokens(analysis)],
            Chunks = [.. Enumerable.Range(0, analysis.Sentences.Count).SelectMany(i => ChunkFinder.Find(text, analysis, i)).Select(chunk => From(chunk, text, analysis))],
            Entities = [.. analysis.Entities.Select(entity => new EntityRecord(entity.Name, Name(entity.Kind)))],
            Mentions =
            [
                .. analysis.Mentions.Select(mention => new MentionRecord(
                    mention.Span.Start, mention.Span.End, Words(mention.Span, text), Name(mention.Kind), mention.Entity,
                    mention.Role.IsEmpty ? null : Words(mention.Role, text))),
            ],
            References =
            [
                .. analysis.References.Select(reference => new ReferenceRecord(
                    reference.Span.Start, reference.Span.End, Words(reference.Span, text), reference.Entity, reference.Confidence / 100.0)),
            ],
            Dates = [.. analysis.Dates.Select(date => From(date, text))],
            Quantities = [.. analysis.Quantities.Select(quantity => From(quantity, text))],
        };
    }

    /// <summary>A value of an enumeration as the contract writes it: "time-of-day".</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static IEnumerable<TokenRecord> Tokens(TextAnalysis analysis)
    {
        for (var sentence = 0; sentence < analysis.Sentences.Count; sentence++)
        {
            var (first, count) = (analysis.Sentences[sentence].FirstToken, analysis.Sentences[sentence].TokenCount);
            var isTagged = IsTagged(analysis, sentence);
            for (var i = first; i < first + count; i++)
            {
                var token = analysis.Tokens[i];
                yield return new TokenRecord(token.Span.Start, token.Span.End, token.Form, token.Stem, isTagged ? PartsOfSpeech.Name(analysis.Tags[i]) : null);
            }
        }
    }

    public static bool IsTagged(TextAnalysis analysis, int sentence) =>
        analysis.Tags.Count == analysis.Tokens.Count && analysis.Sentences[sentence].Language is "nl" or "en";

    private static ChunkRecord From(Chunk chunk, string text, TextAnalysis analysis)
    {
        var span = analysis.Tokens[chunk.FirstToken].Span.Cover(analysis.Tokens[chunk.FirstToken + chunk.TokenCount - 1].Span);
        return new ChunkRecord(span.Start, span.End, Words(span, text), Name(chunk.Kind));
    }

    private static DateRecord From(DateMention date, string text) => new(
        date.Span.Start, date.Span.End, Words(date.Span, text), Name(date.Kind), Name(date.Grain), date.Value,
        Instant(date.Start), Instant(date.End), date.Bound == DateBound.None ? null : Name(date.Bound));

    private static string? Instant(DateTime? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static QuantityRecord From(Quantity quantity, string text) => new(
        quantity.Span.Start, quantity.Span.End, Words(quantity.Span, text), Name(quantity.Kind), quantity.Value, quantity.Unit, quantity.High,
        quantity.IsApproximate, quantity.Noun is { } noun ? Words(noun, text) : null, QuantityText.Write(quantity, "en"), QuantityText.Write(quantity, "nl"));

    private static string Words(TextSpan span, string text) => span.In(text).ToString();
}
