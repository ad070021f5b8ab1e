namespace BriefBot.Core.Analysis;

/// <summary>
/// The stored form of a <see cref="ServiceReading"/>: a version byte, the language, the names, the unread parts; numbers and
/// spans as in <see cref="AnalysisFormat"/>. Unlike an analysis it cannot be made again for nothing, so later versions have
/// to read what earlier ones wrote.
/// </summary>
public static class ReadingFormat
{
    public const byte Version = 1;

    public static byte[] Write(ServiceReading reading)
    {
        var writer = new AnalysisWriter();
        writer.Byte(Version);
        writer.Text(reading.Language ?? "");
        writer.Unsigned(reading.Names.Count);
        var last = 0;
        foreach (var name in reading.Names)
        {
            last = writer.Span(name.Span, last);
            writer.Byte((byte)name.Kind);
        }
        writer.Unsigned(reading.Unread.Count);
        last = 0;
        foreach (var span in reading.Unread)
            last = writer.Span(span, last);
        return writer.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are damaged, or of a later version.</exception>
    public static ServiceReading Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AnalysisReader(bytes);
        if (reader.Byte() is var version && version != Version)
            throw new InvalidDataException($"The stored reading has version {version}; this program reads {Version}.");
        var language = reader.Text();
        var names = new GivenName[reader.Count()];
        var last = 0;
        for (var i = 0; i < names.Length; i++)
            names[i] = new GivenName(reader.Span(ref last), (MentionKind)reader.Byte());
        var unread = new Articles.TextSpan[reader.Count()];
        last = 0;
        for (var i = 0; i < unread.Length; i++)
            unread[i] = reader.Span(ref last);
        reader.ExpectEnd();
        if (Array.Exists(names, name => !Enum.IsDefined(name.Kind)))
            throw AnalysisReader.Damage();
        return new ServiceReading { Language = language.Length > 0 ? language : null, Names = names, Unread = unread };
    }
}
