using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Analysis;

public sealed class ReadingFormatTests
{
    private static readonly ServiceReading Sample = new()
    {
        Language = "ru",
        Names = [new GivenName(new TextSpan(3, 9), MentionKind.Event), new GivenName(new TextSpan(700, 70_000), MentionKind.Other)],
        Unread = [new TextSpan(0, 2), new TextSpan(5, 70_000)],
    };

    [Fact]
    public void ReadsBackWhatItWrote()
    {
        foreach (var reading in (ServiceReading[])[Sample, new(), ServiceReading.Of(""), Sample with { Language = null }])
        {
            var read = ReadingFormat.Read(ReadingFormat.Write(reading));
            Assert.Equal(reading.Language, read.Language);
            Assert.Equal(reading.Names, read.Names);
            Assert.Equal(reading.Unread, read.Unread);
        }
    }

    /// <summary>What was paid for has to be readable for ever: these bytes were written by version 1.</summary>
    [Fact]
    public void ReadsWhatTheFirstVersionWrote()
    {
        var read = ReadingFormat.Read([1, 2, (byte)'n', (byte)'l', 1, 20, 5, 2, 1, 0, 9]);
        Assert.Equal(("nl", new GivenName(new TextSpan(10, 15), MentionKind.Organisation), new TextSpan(0, 9)), (read.Language, read.Names[0], read.Unread[0]));
    }

    [Fact]
    public void DamageNeverThrowsAnythingElse()
    {
        var bytes = ReadingFormat.Write(Sample);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => ReadingFormat.Read(bytes.AsSpan(0, length)));
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i / 8] ^= (byte)(1 << (i % 8));
            try
            {
                ReadingFormat.Read(damaged);
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
    }
}
