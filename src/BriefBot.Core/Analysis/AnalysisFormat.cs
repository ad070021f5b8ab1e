using System.Globalization;
using System.Runtime.InteropServices;
using BriefBot.Core.Analysis.Dates;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis;

/// <summary>
/// The stored form of a <see cref="TextAnalysis"/>: a version byte, a table of the strings that occur, then the lists.
/// Integers are variable-length (seven bits a byte, lowest first); spans are written as the distance from the one
/// before and a length; strings as their place in the table.
/// </summary>
public static class AnalysisFormat
{
    /// <summary>Changes with the layout, and with any rule that makes other tokens of the same text.</summary>
    public const byte Version = 6;

    public static byte[] Write(TextAnalysis analysis)
    {
        var strings = new StringTable();
        var body = new AnalysisWriter();
        body.Unsigned(strings.Index(analysis.Language));
        WriteTokens(body, strings, analysis.TitleTokens);
        WriteTokens(body, strings, analysis.Tokens);
        WriteSentences(body, strings, analysis.Sentences);
        WriteMentions(body, analysis.Mentions);
        WriteQuantities(body, strings, analysis.Quantities);
        WriteDates(body, strings, analysis.Dates);
        WriteTags(body, analysis.Tags);
        WriteEntities(body, strings, analysis.Entities);
        WriteReferences(body, analysis.References);
        WriteExpressions(body, strings, analysis.Expressions);
        WriteExpressions(body, strings, analysis.TitleExpressions);

        var whole = new AnalysisWriter();
        whole.Byte(Version);
        whole.Unsigned(strings.All.Count);
        foreach (var text in strings.All)
            whole.Text(text);
        whole.Bytes(body.Written);
        return whole.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or of another version.</exception>
    public static TextAnalysis Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AnalysisReader(bytes);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"The stored analysis has version {version}; this program reads {Version}.");
        var strings = new string[reader.Count()];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = reader.Text();
        var analysis = new TextAnalysis
        {
            Language = reader.Item(strings),
            TitleTokens = ReadTokens(ref reader, strings),
            Tokens = ReadTokens(ref reader, strings),
            Sentences = ReadSentences(ref reader, strings),
            Mentions = ReadMentions(ref reader),
            Quantities = ReadQuantities(ref reader, strings),
            Dates = ReadDates(ref reader, strings),
            Tags = ReadTags(ref reader),
            Entities = ReadEntities(ref reader, strings),
            References = ReadReferences(ref reader),
            Expressions = ReadExpressions(ref reader, strings),
            TitleExpressions = ReadExpressions(ref reader, strings),
        };
        reader.ExpectEnd();
        return analysis;
    }

    private static void WriteTokens(AnalysisWriter writer, StringTable strings, IReadOnlyList<Token> tokens)
    {
        writer.Unsigned(tokens.Count);
        var last = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            last = writer.Span(token.Span, last);
            writer.Byte((byte)token.Kind);
            writer.Unsigned(strings.Index(token.Form));
            writer.Unsigned(strings.Index(token.Stem));
        }
    }

    private static Token[] ReadTokens(ref AnalysisReader reader, string[] strings)
    {
        var tokens = new Token[reader.Count()];
        var last = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var span = reader.Span(ref last);
            var kind = (TokenKind)reader.Byte();
            tokens[i] = new Token(span, reader.Item(strings), reader.Item(strings), kind);
        }
        return tokens;
    }

    private static void WriteSentences(AnalysisWriter writer, StringTable strings, IReadOnlyList<Sentence> sentences)
    {
        writer.Unsigned(sentences.Count);
        var last = 0;
        foreach (var sentence in sentences)
        {
            last = writer.Span(sentence.Span, last);
            writer.Unsigned(sentence.Paragraph);
            writer.Unsigned(sentence.FirstToken);
            writer.Unsigned(sentence.TokenCount);
            writer.Unsigned(strings.Index(sentence.Language));
            writer.Byte((byte)((sentence.IsHeading ? 1 : 0) | (sentence.IsQuestion ? 2 : 0)));
        }
    }

    private static Sentence[] ReadSentences(ref AnalysisReader reader, string[] strings)
    {
        var sentences = new Sentence[reader.Count()];
        var last = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var sentence = new Sentence(
                reader.Span(ref last), reader.Unsigned(), reader.Unsigned(), reader.Unsigned(), reader.Item(strings), false);
            var flags = reader.Byte();
            sentences[i] = sentence with { IsHeading = (flags & 1) != 0, IsQuestion = (flags & 2) != 0 };
        }
        return sentences;
    }

    private static void WriteMentions(AnalysisWriter writer, IReadOnlyList<Mention> mentions)
    {
        writer.Unsigned(mentions.Count);
        var last = 0;
        foreach (var mention in mentions)
        {
            last = writer.Span(mention.Span, last);
            writer.Unsigned(mention.FirstToken);
            writer.Unsigned(mention.TokenCount);
            writer.Byte((byte)mention.Kind);
            writer.Unsigned(mention.Entity + 1);
            writer.Span(mention.Role, 0);
        }
    }

    private static Mention[] ReadMentions(ref AnalysisReader reader)
    {
        var mentions = new Mention[reader.Count()];
        var last = 0;
        for (var i = 0; i < mentions.Length; i++)
        {
            var start = 0;
            mentions[i] = new Mention(
                reader.Span(ref last), reader.Unsigned(), reader.Unsigned(), (MentionKind)reader.Byte(), reader.Unsigned() - 1, reader.Span(ref start));
        }
        return mentions;
    }

    private static void WriteQuantities(AnalysisWriter writer, StringTable strings, IReadOnlyList<Quantity> quantities)
    {
        writer.Unsigned(quantities.Count);
        var last = 0;
        foreach (var quantity in quantities)
        {
            last = writer.Span(quantity.Span, last);
            writer.Byte((byte)quantity.Kind);
            writer.Decimal(quantity.Value);
            writer.Unsigned(strings.Index(quantity.Unit));
            writer.Byte((byte)((quantity.High is null ? 0 : 1) | (quantity.IsApproximate ? 2 : 0) | (quantity.Noun is null ? 0 : 4)));
            if (quantity.High is { } high)
                writer.Decimal(high);
            if (quantity.Noun is { } noun)
                writer.Span(noun, last);
        }
    }

    private static Quantity[] ReadQuantities(ref AnalysisReader reader, string[] strings)
    {
        var quantities = new Quantity[reader.Count()];
        var last = 0;
        for (var i = 0; i < quantities.Length; i++)
        {
            var span = reader.Span(ref last);
            var kind = (QuantityKind)reader.Byte();
            var quantity = new Quantity(span, kind, reader.Decimal(), reader.Item(strings));
            var flags = reader.Byte();
            var noun = last;
            quantities[i] = quantity with
            {
                High = (flags & 1) != 0 ? reader.Decimal() : null,
                IsApproximate = (flags & 2) != 0,
                Noun = (flags & 4) != 0 ? reader.Span(ref noun) : null,
            };
        }
        return quantities;
    }

    /// <summary>Instants as ISO 8601 without an offset; an empty string for one that is not known.</summary>
    private static void WriteDates(AnalysisWriter writer, StringTable strings, IReadOnlyList<DateMention> dates)
    {
        writer.Unsigned(dates.Count);
        var last = 0;
        foreach (var date in dates)
        {
            last = writer.Span(date.Span, last);
            writer.Byte((byte)date.Kind);
            writer.Byte((byte)date.Grain);
            writer.Byte((byte)date.Bound);
            writer.Unsigned(strings.Index(Instant(date.Start)));
            writer.Unsigned(strings.Index(Instant(date.End)));
        }
    }

    private static DateMention[] ReadDates(ref AnalysisReader reader, string[] strings)
    {
        var dates = new DateMention[reader.Count()];
        var last = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            var span = reader.Span(ref last);
            var (kind, grain, bound) = ((DateKind)reader.Byte(), (DateGrain)reader.Byte(), (DateBound)reader.Byte());
            dates[i] = new DateMention(span, kind, grain, Instant(reader.Item(strings)), Instant(reader.Item(strings)), bound);
        }
        return dates;
    }

    private static string Instant(DateTime? at) => at?.ToString("s", CultureInfo.InvariantCulture) ?? "";

    private static DateTime? Instant(string text) =>
        text.Length == 0 ? null
        : DateTime.TryParseExact(text, "s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at
        : throw new InvalidDataException("The stored analysis is damaged.");

    private static void WriteTags(AnalysisWriter writer, IReadOnlyList<PartOfSpeech> tags)
    {
        writer.Unsigned(tags.Count);
        foreach (var tag in tags)
            writer.Byte((byte)tag);
    }

    private static PartOfSpeech[] ReadTags(ref AnalysisReader reader)
    {
        var tags = new PartOfSpeech[reader.Count()];
        for (var i = 0; i < tags.Length; i++)
            tags[i] = (PartOfSpeech)reader.Byte();
        return tags;
    }

    private static void WriteEntities(AnalysisWriter writer, StringTable strings, IReadOnlyList<Entity> entities)
    {
        writer.Unsigned(entities.Count);
        foreach (var entity in entities)
        {
            writer.Unsigned(strings.Index(entity.Name));
            writer.Byte((byte)entity.Kind);
        }
    }

    private static Entity[] ReadEntities(ref AnalysisReader reader, string[] strings)
    {
        var entities = new Entity[reader.Count()];
        for (var i = 0; i < entities.Length; i++)
            entities[i] = new Entity(reader.Item(strings), (MentionKind)reader.Byte());
        return entities;
    }

    private static void WriteReferences(AnalysisWriter writer, IReadOnlyList<Reference> references)
    {
        writer.Unsigned(references.Count);
        var last = 0;
        foreach (var reference in references)
        {
            last = writer.Span(reference.Span, last);
            writer.Unsigned(reference.FirstToken);
            writer.Unsigned(reference.TokenCount);
            writer.Unsigned(reference.Entity);
            writer.Byte(reference.Confidence);
        }
    }

    private static Reference[] ReadReferences(ref AnalysisReader reader)
    {
        var references = new Reference[reader.Count()];
        var last = 0;
        for (var i = 0; i < references.Length; i++)
            references[i] = new Reference(reader.Span(ref last), reader.Unsigned(), reader.Unsigned(), reader.Unsigned(), reader.Byte());
        return references;
    }

    private static void WriteExpressions(AnalysisWriter writer, StringTable strings, IReadOnlyList<Expression> expressions)
    {
        writer.Unsigned(expressions.Count);
        foreach (var expression in expressions)
        {
            writer.Unsigned(expression.FirstToken);
            writer.Unsigned(expression.LastToken - expression.FirstToken);
            writer.Unsigned(strings.Index(ConceptLexicon.Default.NameOf(expression.Concept)));
        }
    }

    /// <summary>Without those whose concept has left the lexicon since.</summary>
    private static Expression[] ReadExpressions(ref AnalysisReader reader, string[] strings)
    {
        var expressions = new List<Expression>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var (first, length) = (reader.Unsigned(), reader.Unsigned());
            if (first > int.MaxValue - length)
                throw AnalysisReader.Damage();
            if (ConceptLexicon.Default.Find(reader.Item(strings)) is { } concept)
                expressions.Add(new Expression(first, first + length, concept));
        }
        return [.. expressions];
    }

    private sealed class StringTable
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public List<string> All { get; } = [];

        public int Index(string text)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, text, out var known);
            if (!known)
            {
                place = All.Count;
                All.Add(text);
            }
            return place;
        }
    }
}
