using System.Buffers.Binary;
using BriefBot.Core.Indexing.Disk;

namespace BriefBot.Core.Tests.Indexing.Disk;

/// <summary>Whatever happens to the files: what is found is what the store holds, and the index is made anew.</summary>
public sealed class DamagedIndexTests : IDisposable
{
    private readonly KeptNews _kept = new(4);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The made-up news has no facts.</summary>
    public static TheoryData<string> Sections => [.. Enum.GetNames<SegmentSection>().Where(name => !name.StartsWith("Fact", StringComparison.Ordinal) || name == nameof(SegmentSection.FactStarts))];

    public void Dispose() => _kept.Dispose();

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task AByteThatFlipsInASectionIsSeen(string section)
    {
        foreach (var where in (double[])[0, 0.5, 1])
        {
            await _kept.KeepAsync();
            var (file, place) = _kept.Segments.Select(file => (file, Place(file, Enum.Parse<SegmentSection>(section)))).MaxBy(found => found.Item2.Length);
            Flip(file, place.Start + (long)(where * (place.Length - 1)));
            await AssertIsMadeAnewAsync();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(-1)]
    public async Task AByteThatFlipsInASegmentsHeadIsSeen(int at)
    {
        await _kept.KeepAsync();
        Flip(_kept.Segments.First(), at < 0 ? SegmentFileWriter.HeaderSize + at - 4 : at);
        await AssertIsMadeAnewAsync();
    }

    [Fact]
    public async Task AByteThatFlipsInAnArticleIsSeenBeforeItIsBelieved()
    {
        await _kept.KeepAsync();
        // In each, as those that were taken out are not looked at any more.
        var (file, end) = (_kept.Segments.First(), Place(_kept.Segments.First(), SegmentSection.Totals).Start);
        for (long at = SegmentFileWriter.HeaderSize; at < end; at += 40)
            Flip(file, at);
        await AssertIsMadeAnewAsync();
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    public async Task AByteThatFlipsInTheManifestOrTheVocabularyIsSeen(double where)
    {
        await _kept.KeepAsync();
        Flip(_kept.Manifest, (long)(where * (new FileInfo(_kept.Manifest).Length - 1)));
        await AssertIsMadeAnewAsync();
        await _kept.KeepAsync();
        Flip(_kept.Vocabulary, (long)(where * (new FileInfo(_kept.Vocabulary).Length - 1)));
        await AssertIsMadeAnewAsync();
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task AFileThatLostItsEndIsSeen(double left)
    {
        foreach (var file in (Func<string>[])[() => _kept.Manifest, () => _kept.Vocabulary, () => _kept.Segments.Last()])
        {
            await _kept.KeepAsync();
            await using (var stream = File.OpenWrite(file()))
                stream.SetLength((long)(left * stream.Length));
            await AssertIsMadeAnewAsync();
        }
    }

    [Fact]
    public async Task AFileThatIsMissingIsSeen()
    {
        foreach (var file in (Func<string>[])[() => _kept.Manifest, () => _kept.Vocabulary, () => _kept.Segments.First(), () => _kept.Segments.Last()])
        {
            await _kept.KeepAsync();
            File.Delete(file());
            await AssertIsMadeAnewAsync();
        }
    }

    [Fact]
    public async Task FilesOfAnotherVersionAreNotRead()
    {
        await _kept.KeepAsync();
        var manifest = IndexManifest.Read(await File.ReadAllBytesAsync(_kept.Manifest, Cancellation));
        await File.WriteAllBytesAsync(_kept.Manifest, (manifest with { Program = Guid.NewGuid() }).Write(), Cancellation);
        await AssertIsMadeAnewAsync();
        await _kept.KeepAsync();
        var bytes = await File.ReadAllBytesAsync(_kept.Manifest, Cancellation);
        bytes[6]++;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Checksum.Of(bytes.AsSpan(0, bytes.Length - 4)));
        await File.WriteAllBytesAsync(_kept.Manifest, bytes, Cancellation);
        await AssertIsMadeAnewAsync();
        await _kept.KeepAsync();
        var segment = _kept.Segments.First();
        bytes = await File.ReadAllBytesAsync(segment, Cancellation);
        bytes[6]++;
        var head = bytes.AsSpan(0, SegmentFileWriter.HeaderSize - 8);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(head.Length), Checksum.Of(head));
        await File.WriteAllBytesAsync(segment, bytes, Cancellation);
        await AssertIsMadeAnewAsync();
    }

    private async Task AssertIsMadeAnewAsync()
    {
        _kept.Notices.Clear();
        using (var index = _kept.Index())
        {
            await index.CatchUpAsync(Cancellation);
            await index.Checked;
            await index.CatchUpAsync(Cancellation);
            _kept.Compare(index);
        }
        Assert.Contains("made anew", Assert.Single(_kept.Notices).Text, StringComparison.Ordinal);
        _kept.Notices.Clear();
        using var again = _kept.Index();
        await again.CatchUpAsync(Cancellation);
        await again.Checked;
        await again.CatchUpAsync(Cancellation);
        _kept.Compare(again);
        Assert.Empty(_kept.Notices);
    }

    private static void Flip(string file, long at)
    {
        using var stream = File.Open(file, FileMode.Open);
        stream.Position = at;
        var value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ 0x10));
    }

    private static SectionPlace Place(string file, SegmentSection section)
    {
        var from = File.ReadAllBytes(file).AsSpan(sizeof(ulong) + (int)section * SectionPlace.Size);
        return new SectionPlace(BinaryPrimitives.ReadInt64LittleEndian(from), BinaryPrimitives.ReadInt64LittleEndian(from[8..]), 0);
    }
}
