using BriefBot.Channels.Web.Reader;

namespace BriefBot.Tests.Channels.Web;

public sealed class ReaderTokensTests
{
    private const string OldKey = "old=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string NewKey = "new=HwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4=";
    private static readonly ReaderTarget Target = new(TestArticles.Bridge.Id, 3, new(120, 190), new DateOnly(2027, 3, 10));

    [Fact]
    public void OpensWhatItSealed()
    {
        var tokens = With(OldKey);

        Assert.Equal(Target, tokens.Open(tokens.Seal(Target)));
    }

    [Fact]
    public void SealsIntoCharactersThatNeedNoEscapingInAnAddress()
    {
        Assert.Matches("^[A-Za-z0-9._-]{60,110}$", With(OldKey).Seal(Target));
    }

    [Fact]
    public void OpensNothingThatDiffersByOneCharacter()
    {
        var tokens = With(OldKey);
        var token = tokens.Seal(Target);

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == '1' ? '2' : '1';
            Assert.Null(tokens.Open(new string(changed)));
            Assert.Null(tokens.Open(token.Remove(i, 1)));
        }
    }

    [Fact]
    public void OpensLinksOfTheOldKeyAfterANewOneWasPutInFront()
    {
        var (before, after) = (With(OldKey), With(NewKey, OldKey));

        Assert.Equal(Target, after.Open(before.Seal(Target)));
        Assert.StartsWith("new.", after.Seal(Target), StringComparison.Ordinal);
        Assert.Null(before.Open(after.Seal(Target)));
    }

    [Fact]
    public void OpensNothingOfAnotherKeyUnderTheSameId()
    {
        var other = With(NewKey.Replace("new=", "old=", StringComparison.Ordinal));

        Assert.Null(other.Open(With(OldKey).Seal(Target)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("......")]
    [InlineData("old.a.1.2.3.4")]
    [InlineData("old.a.1.2.3.4.é")]
    public void Open_Garbage_OpensNothing(string token) => Assert.Null(With(OldKey).Open(token));

    [Fact]
    public void OpensNothingOfAnyLength() => Assert.Null(With(OldKey).Open(new string('.', 100_000)));

    private static ReaderTokens With(params string[] keys) => new(ReaderKeys.Load(new ReaderOptions { SigningKeys = keys }));
}
