using System.Runtime.InteropServices;
using BriefBot.Core.Analysis.Lexicon;

namespace BriefBot.Core.Analysis;

/// <summary>
/// The stored form of a <see cref="TextAnalysis"/>: a version byte, a table of the strings that occur, then the lists.
/// Integers are variable-length (seven bits a byte, lowest first); spans are written as the distance from the one
/// before and a length; strings as their place in the table.
/// </summary>
public static class AnalysisFormat
{
    /// <summary>Changes with the layout, and with any rule that makes other tokens of the same text.</summary>
    public const byte Version = 2;

    public static byte[] Write(TextAnalysis analysis)
    {
        var strings = new StringTable();
        var body = new AnalysisWriter();
        body.Unsigned(strings.Index(analysis.Language));
        WriteTokens(body, strings, analysis.TitleTokens);
        WriteTokens(body, strings, analysis.Tokens);
        WriteSentences(body, strings, analysis.Sentences);
        WriteMentions(body, analysis.Mentions);
        WriteNumbers(body, analysis.Numbers);
        WriteExpressions(body, strings, analysis.Expressions);

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
            Numbers = ReadNumbers(ref reader),
            Expressions = ReadExpressions(ref reader, strings),
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
        }
    }

    private static Mention[] ReadMentions(ref AnalysisReader reader)
    {
        var mentions = new Mention[reader.Count()];
        var last = 0;
        for (var i = 0; i < mentions.Length; i++)
            mentions[i] = new Mention(reader.Span(ref last), reader.Unsigned(), reader.Unsigned());
        return mentions;
    }

    private static void WriteNumbers(AnalysisWriter writer, IReadOnlyList<Number> numbers)
    {
        writer.Unsigned(numbers.Count);
        var last = 0;
        Span<int> bits = stackalloc int[4];
        foreach (var number in numbers)
        {
            last = writer.Span(number.Span, last);
            writer.Byte((byte)number.Kind);
            decimal.GetBits(number.Value, bits);
            writer.Bytes(MemoryMarshal.AsBytes(bits));
        }
    }

    private static Number[] ReadNumbers(ref AnalysisReader reader)
    {
        var numbers = new Number[reader.Count()];
        var last = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var span = reader.Span(ref last);
            var kind = (NumberKind)reader.Byte();
            numbers[i] = new Number(span, reader.Decimal(), kind);
        }
        return numbers;
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
