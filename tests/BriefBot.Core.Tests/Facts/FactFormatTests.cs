using BriefBot.Core.Facts;

namespace BriefBot.Core.Tests.Facts;

public sealed class FactFormatTests
{
    private static readonly IReadOnlyList<Fact> Facts = FactExtractorTests.Extract(
        "Acting president Joris Bakker resigned on 3 May 2022. According to Ada Vermeer, MGM Resorts owns the Mirage. Revenue of Acme rose 18% since 2016.");

    [Fact]
    public void ReadsBackWhatItWrote()
    {
        Assert.NotEmpty(Facts);
        var read = FactFormat.Read(FactFormat.Write(Facts));
        Assert.Equal(Facts.Count, read.Count);
        Assert.All(Facts.Zip(read), pair =>
        {
            Assert.Equal(pair.First.Arguments, pair.Second.Arguments);
            Assert.Equal(pair.First, pair.Second with { Arguments = pair.First.Arguments });
        });
    }

    [Fact]
    public void TellsDamage()
    {
        var bytes = FactFormat.Write(Facts);
        Assert.Throws<InvalidDataException>(() => FactFormat.Read(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => FactFormat.Read([.. bytes, 0]));
        Assert.Throws<InvalidDataException>(() => FactFormat.Read([(byte)(FactFormat.Version + 1), .. bytes[1..]]));
        for (var i = 1; i < bytes.Length; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 0xFF;
            try
            {
                FactFormat.Read(damaged);
            }
            catch (InvalidDataException)
            {
            }
        }
    }
}
