using System.Reflection;
using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class IntakeReasonTests
{
    public static TheoryData<string> Names => new(Fields().Select(each => each.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryReasonIsSaidInDutchWithItsDetails(string name)
    {
        var reason = (IntakeReason)Fields().Single(field => field.Name == name).GetValue(null)!;
        var english = reason.Of("alpha.example", "beta.example");

        var dutch = IntakeReason.In("nl", english);

        Assert.NotEqual(english, dutch);
        Assert.Equal(english, IntakeReason.In("en", english));
        Assert.Equal(Holds(english), Holds(dutch));
        Assert.Contains(reason, IntakeReason.All);

        static (bool, bool, bool) Holds(string text) =>
            (text.Contains("alpha.example", StringComparison.Ordinal), text.Contains("beta.example", StringComparison.Ordinal), text.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public void AReasonWithinAReasonIsTranslatedToo() => Assert.Equal(
        "De pagina noemt de feed https://a.example/feed: Er is geen pagina op dit adres (404); kijk in een browser of het klopt.",
        IntakeReason.In("nl", IntakeReason.NamedFeedFails.Of("https://a.example/feed", IntakeReason.NotThere.Of(404))));

    [Theory]
    [InlineData("")]
    [InlineData("Something that nobody foresaw.")]
    [InlineData("The page is empty. Or is it?")]
    public void AReasonThatIsNotKnownStaysAsItIs(string reason) => Assert.Equal(reason, IntakeReason.In("nl", reason));

    [Fact]
    public void WhatHasNoNameIsCalledSoInDutch() =>
        Assert.Equal("Op dit adres staat iets zonder naam, geen webpagina of platte tekst.", IntakeReason.In("nl", IntakeReason.NoPageType.Of(IntakeReason.Unnamed)));

    private static IEnumerable<FieldInfo> Fields() =>
        typeof(IntakeReason).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(field => field.FieldType == typeof(IntakeReason));
}
