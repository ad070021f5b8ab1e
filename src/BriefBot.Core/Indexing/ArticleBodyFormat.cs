using System.Runtime.InteropServices;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Quantities;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Indexing;

/// <summary>The packed form of an <see cref="ArticleBody"/>, in the notation of <see cref="AnalysisFormat"/>.</summary>
internal static class ArticleBodyFormat
{
    public static byte[] Write(ArticleBody body)
    {
        var writer = new AnalysisWriter();
        WriteSentences(writer, body.Sentences);
        WriteNumbers(writer, body.TitleTerms);
        WriteNumbers(writer, body.TitleExpressions);
        WriteNumbers(writer, body.Terms);
        writer.Bytes(MemoryMarshal.AsBytes<TokenKind>(body.Kinds));
        writer.Byte((byte)(body.Tags.Length > 0 ? 1 : 0));
        writer.Bytes(MemoryMarshal.AsBytes<PartOfSpeech>(body.Tags));
        WriteList(writer, body.Mentions, mention => WriteRange(writer, mention.Tokens, (byte)mention.Kind));
        WriteList(writer, body.Quantities, quantity => WriteRange(writer, quantity.Tokens, (byte)quantity.Kind));
        WriteList(writer, body.Dates, date => WriteRange(writer, date, 0));
        WriteList(writer, body.Intervals, interval =>
        {
            writer.Bytes(BitConverter.GetBytes(interval.Start.ToBinary()));
            writer.Bytes(BitConverter.GetBytes(interval.End.ToBinary()));
        });
        WriteList(writer, body.References, reference => WritePair(writer, reference));
        WriteList(writer, body.Expressions, expression => WritePair(writer, expression));
        return writer.Written.ToArray();
    }

    public static ArticleBody Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AnalysisReader(bytes);
        var sentences = ReadSentences(ref reader);
        var (titleTerms, titleExpressions, terms) = (ReadNumbers(ref reader), ReadNumbers(ref reader), ReadNumbers(ref reader));
        var kinds = MemoryMarshal.Cast<byte, TokenKind>(reader.Bytes(terms.Length)).ToArray();
        var tags = MemoryMarshal.Cast<byte, PartOfSpeech>(reader.Byte() == 0 ? default : reader.Bytes(terms.Length)).ToArray();
        return new ArticleBody
        {
            Sentences = sentences,
            TitleTerms = titleTerms,
            TitleExpressions = titleExpressions,
            Terms = terms,
            Kinds = kinds,
            Tags = tags,
            Mentions = ReadList(ref reader, static (ref AnalysisReader from) => (ReadRange(ref from, out var kind), (MentionKind)kind)),
            Quantities = ReadList(ref reader, static (ref AnalysisReader from) => (ReadRange(ref from, out var kind), (QuantityKind)kind)),
            Dates = ReadList(ref reader, static (ref AnalysisReader from) => ReadRange(ref from, out _)),
            Intervals = ReadList(ref reader, static (ref AnalysisReader from) => new TimeInterval(ReadTime(ref from), ReadTime(ref from))),
            References = ReadList(ref reader, static (ref AnalysisReader from) => (from.Unsigned(), from.Unsigned())),
            Expressions = ReadList(ref reader, static (ref AnalysisReader from) => (from.Unsigned(), from.Unsigned())),
        };
    }

    /// <summary>Most follow each other without a gap and are in one language.</summary>
    private static void WriteSentences(AnalysisWriter writer, Sentence[] sentences)
    {
        var languages = sentences.Select(sentence => sentence.Language).Distinct().ToArray();
        writer.Unsigned(languages.Length);
        foreach (var language in languages)
            writer.Text(language);
        writer.Unsigned(sentences.Length);
        var end = 0;
        foreach (var sentence in sentences)
        {
            end = writer.Span(sentence.Span, end);
            writer.Unsigned(sentence.Paragraph);
            writer.Unsigned(sentence.FirstToken);
            writer.Unsigned(sentence.TokenCount);
            writer.Unsigned(Array.IndexOf(languages, sentence.Language) << 2 | (sentence.IsHeading ? 2 : 0) | (sentence.IsQuestion ? 1 : 0));
        }
    }

    private static Sentence[] ReadSentences(ref AnalysisReader reader)
    {
        var languages = new string[reader.Count()];
        for (var i = 0; i < languages.Length; i++)
            languages[i] = reader.Text();
        var sentences = new Sentence[reader.Count()];
        var end = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var span = reader.Span(ref end);
            var (paragraph, first, count, kind) = (reader.Unsigned(), reader.Unsigned(), reader.Unsigned(), reader.Unsigned());
            sentences[i] = new Sentence(span, paragraph, first, count, languages[kind >> 2], (kind & 2) != 0, (kind & 1) != 0);
        }
        return sentences;
    }

    private static void WriteNumbers(AnalysisWriter writer, int[] numbers) => WriteList(writer, numbers, writer.Unsigned);

    private static int[] ReadNumbers(ref AnalysisReader reader)
    {
        var numbers = new int[reader.Count()];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = reader.Unsigned();
        return numbers;
    }

    private static void WriteList<T>(AnalysisWriter writer, T[] items, Action<T> write)
    {
        writer.Unsigned(items.Length);
        Array.ForEach(items, write);
    }

    private static T[] ReadList<T>(ref AnalysisReader reader, ItemReader<T> read)
    {
        var items = new T[reader.Count()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(ref reader);
        return items;
    }

    private static void WriteRange(AnalysisWriter writer, TokenRange range, byte kind)
    {
        writer.Unsigned(range.First);
        writer.Unsigned(range.Count);
        writer.Byte(kind);
    }

    private static TokenRange ReadRange(ref AnalysisReader reader, out byte kind)
    {
        var range = new TokenRange(reader.Unsigned(), reader.Unsigned());
        kind = reader.Byte();
        return range;
    }

    private static void WritePair(AnalysisWriter writer, (int First, int Second) pair)
    {
        writer.Unsigned(pair.First);
        writer.Unsigned(pair.Second);
    }

    private static DateTime ReadTime(ref AnalysisReader reader) => DateTime.FromBinary(BitConverter.ToInt64(reader.Bytes(sizeof(long))));

    private delegate T ItemReader<T>(ref AnalysisReader reader);
}
