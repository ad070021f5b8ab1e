using BriefBot.Core.Ingestion;

namespace BriefBot.Core.Tests.Ingestion;

public sealed class LanguageCodeTests
{
    [Theory]
    [InlineData("nl-BE", "nl")]
    [InlineData("en_US", "en")]
    [InlineData("EN", "en")]
    [InlineData("dut", "nl")]
    [InlineData("Dutch", "nl")]
    [InlineData("x-unknown", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Normalize_Declared(string? declared, string? code) => Assert.Equal(code, LanguageCode.Normalize(declared));
}
