using System.Text;
using BriefBot.Cli.Questions;

namespace BriefBot.Tests.Cli.Questions;

public sealed class BatchQuestionParserTests
{
    [Fact]
    public void ReadsAllFields()
    {
        var question = Parse("""{"id":"s1","question":"Wie?","lang":"nl","asked":"2023-01-05","answerable":false,"answers":["A","",12],"evidence":["B"],"article_id":"x","kind":"fact"}""").Question!;
        Assert.Equal(("s1", "Wie?", "nl", false, "x"), (question.Id, question.Text, question.Language, question.Answerable, question.ArticleId));
        Assert.Equal(new DateTimeOffset(2023, 1, 5, 0, 0, 0, TimeSpan.Zero), question.Asked);
        Assert.Equal(["A", "12"], question.Answers);
        Assert.Equal(["B"], question.Evidence);
    }

    [Fact]
    public void EverythingButIdAndQuestionMayBeMissing()
    {
        var question = Parse("""{"id":7,"question":"","lang":"fr","asked":null,"evidence":null}""").Question!;
        Assert.Equal(("7", "", null, null, true), (question.Id, question.Text, question.Language, question.Asked, question.Answerable));
        Assert.Empty(question.Answers);
    }

    [Theory]
    [InlineData("{\"id\":\"a\"", "is not JSON (wrong at byte 10)")]
    [InlineData("[1]", "is not a JSON object")]
    [InlineData("{\"question\":\"Who?\"}", "has no \"id\"")]
    [InlineData("{\"id\":\"a\",\"question\":5.}", "is not JSON (wrong at byte 24)")]
    [InlineData("{\"id\":\"a\",\"question\":[]}", "has no \"question\"")]
    [InlineData("{\"id\":\"a\",\"question\":\"Q\",\"asked\":\"yesterday\"}", "has an \"asked\" that is not an ISO 8601 date")]
    [InlineData("{\"id\":\"a\",\"question\":\"\\ud83d\"}", "holds half a Unicode character")]
    public void SaysWhatIsWrong(string line, string problem) => Assert.Equal((null, problem), Parse(line));

    [Fact]
    public void RejectsOtherEncodings() =>
        Assert.Equal("is not UTF-8 text", BatchQuestionParser.Parse(Encoding.Latin1.GetBytes("{\"id\":\"a\",\"question\":\"é\"}")).Problem);

    private static (BatchQuestion? Question, string? Problem) Parse(string line) => BatchQuestionParser.Parse(Encoding.UTF8.GetBytes(line));
}
