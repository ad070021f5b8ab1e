using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Storage.Tests;

public sealed class SpanMapFormatTests
{
    [Fact]
    public void ReadsEveryMapBack() => Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNegativeInt Gap, NonNegativeInt Length, NonNegativeInt Start, NonNegativeInt Taken)[]>(),
        parts =>
        {
            var (runs, end) = (new List<SpanMap.Run>(), 0);
            foreach (var (gap, length, start, taken) in parts)
            {
                var clean = TextSpan.FromLength(end + gap.Get, length.Get);
                runs.Add(new SpanMap.Run(clean, TextSpan.FromLength(start.Get * 1000, taken.Get)));
                end = clean.End;
            }
            Assert.Equal(runs, SpanMapFormat.Read(SpanMapFormat.Write(new SpanMap(runs))).Runs);
        }));

    [Fact]
    public void RefusesBytesThatAreNoMap()
    {
        byte[] whole = SpanMapFormat.Write(new SpanMap([new SpanMap.Run(new TextSpan(3, 9), new TextSpan(700, 706))]));

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => SpanMapFormat.Read(whole[..length]));
        Assert.Throws<InvalidDataException>(() => SpanMapFormat.Read([255, 255, 255, 255, 255, 255]));
        Assert.Throws<InvalidDataException>(() => SpanMapFormat.Read([1, 0, 1, 1, 1]));
    }
}
