using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Dates;

namespace BriefBot.Core.Facts;

/// <summary>The stored form of an article's facts, in the notation of <see cref="AnalysisFormat"/>: a version byte, then the list.</summary>
public static class FactFormat
{
    /// <summary>Changes with the layout, and with any rule that finds other facts in the same analysis.</summary>
    public const byte Version = 1;

    public static byte[] Write(IReadOnlyList<Fact> facts)
    {
        var writer = new AnalysisWriter();
        writer.Byte(Version);
        writer.Unsigned(facts.Count);
        var last = 0;
        foreach (var fact in facts)
        {
            writer.Byte((byte)fact.Kind);
            writer.Byte((byte)fact.Predicate);
            writer.Byte((byte)fact.Standing);
            writer.Byte((byte)fact.Phase);
            writer.Byte((byte)((fact.IsActing ? 1 : 0) | (fact.Date.IsStated ? 2 : 0) | (fact.Date.Start is null ? 0 : 4)));
            writer.Unsigned(fact.Sentence);
            last = writer.Span(fact.Span, last);
            WriteDate(writer, fact.Date);
            writer.Unsigned(fact.Arguments.Count);
            foreach (var argument in fact.Arguments)
            {
                writer.Byte((byte)argument.Part);
                writer.Byte((byte)argument.Kind);
                writer.Span(argument.Span, fact.Span.Start);
                writer.Text(argument.Name);
            }
        }
        return writer.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or of another version.</exception>
    public static IReadOnlyList<Fact> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AnalysisReader(bytes);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"The stored facts have version {version}; this program reads {Version}.");
        var facts = new Fact[reader.Count()];
        var last = 0;
        for (var i = 0; i < facts.Length; i++)
            facts[i] = ReadFact(ref reader, ref last);
        reader.ExpectEnd();
        return facts;
    }

    private static Fact ReadFact(ref AnalysisReader reader, ref int last)
    {
        var (kind, predicate) = ((FactKind)reader.Byte(), (FactPredicate)reader.Byte());
        var (standing, phase) = ((FactStanding)reader.Byte(), (RolePhase)reader.Byte());
        var flags = reader.Byte();
        var sentence = reader.Unsigned();
        var span = reader.Span(ref last);
        var date = (flags & 4) != 0 ? ReadDate(ref reader) : default;
        var arguments = new FactArgument[reader.Count()];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (part, named) = ((FactPart)reader.Byte(), (MentionKind)reader.Byte());
            var start = span.Start;
            arguments[i] = new FactArgument(part, reader.Span(ref start), reader.Text(), named);
            if (!span.Contains(arguments[i].Span))
                throw AnalysisReader.Damage();
        }
        return new Fact
        {
            Kind = kind,
            Predicate = predicate,
            Standing = standing,
            Phase = phase,
            IsActing = (flags & 1) != 0,
            Sentence = sentence,
            Span = span,
            Date = date with { IsStated = (flags & 2) != 0 },
            Arguments = arguments,
        };
    }

    private static void WriteDate(AnalysisWriter writer, FactDate date)
    {
        if (date is not { Start: { } start, End: { } end })
            return;
        writer.Byte((byte)date.Grain);
        writer.Byte((byte)date.Bound);
        WriteInstant(writer, start);
        WriteInstant(writer, end);
    }

    private static FactDate ReadDate(ref AnalysisReader reader)
    {
        var (grain, bound) = ((DateGrain)reader.Byte(), (DateBound)reader.Byte());
        return new FactDate(ReadInstant(ref reader), ReadInstant(ref reader), grain, bound);
    }

    /// <summary>As days since 0001-01-01 and seconds of that day.</summary>
    private static void WriteInstant(AnalysisWriter writer, DateTime instant)
    {
        writer.Unsigned(DateOnly.FromDateTime(instant).DayNumber);
        writer.Unsigned((int)instant.TimeOfDay.TotalSeconds);
    }

    private static DateTime ReadInstant(ref AnalysisReader reader)
    {
        var (day, seconds) = (reader.Unsigned(), reader.Unsigned());
        return day <= DateOnly.MaxValue.DayNumber && seconds < 86_400
            ? DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue).AddSeconds(seconds)
            : throw AnalysisReader.Damage();
    }
}
