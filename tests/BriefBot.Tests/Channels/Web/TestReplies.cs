using BriefBot.Core.Conversation;

namespace BriefBot.Tests.Channels.Web;

/// <summary>Replies as the engine makes them, so that the page can be tested for each kind.</summary>
internal static class TestReplies
{
    public const string Cost = "The repairs cost 12 million euros, twice the estimate, the city said.";
    public const string Kosten = "De reparatie kostte 12 miljoen euro, zei de gemeente.";

    public static Reply Answer => new()
    {
        Kind = ReplyKind.Answer,
        Language = "en",
        Text = "12 million euros",
        Citations = [TestArticles.Bridge.CitationOf(1, Cost, "12 million euros")],
        OtherPassages =
        [
            TestArticles.Brug.PassageOf(Kosten),
            TestArticles.Bridge.PassageOf("The harbour bridge in Oldhaven reopened on Monday."),
        ],
    };

    public static Reply DutchAnswer => Answer with { Language = "nl" };

    public static Reply Disagreement => Answer with
    {
        Citations =
        [
            TestArticles.Bridge.CitationOf(1, Cost, "12 million euros"),
            TestArticles.Brug.CitationOf(2, Kosten, "12 miljoen euro"),
        ],
        OtherPassages = [],
    };

    public static Reply Refusal => new()
    {
        Kind = ReplyKind.Refusal,
        Language = "en",
        Text = "The articles do not say.",
        Passages = [TestArticles.Bridge.PassageOf("Cyclists were the first to cross."), TestArticles.Brug.PassageOf(Kosten)],
    };

    public static Reply Hostile => new()
    {
        Kind = ReplyKind.Answer,
        Language = "en",
        Text = "<b>nothing</b>",
        Citations = [TestArticles.Hostile.CitationOf(1, TestArticles.Hostile.Text, "<b>nothing</b>")],
        Notices = ["These are <em>samples</em>."],
        Suggestions = ["<u>help</u>"],
    };

    public static Reply Help => new()
    {
        Kind = ReplyKind.Help,
        Language = "en",
        Text = "Ask a question about the articles.\n\nType sources to see what is indexed.",
        Suggestions = ["What did the bridge cost?", "sources"],
    };

    public static Reply Sources => new()
    {
        Kind = ReplyKind.Sources,
        Language = "en",
        Text = "There are 3 articles.",
        Articles = [TestArticles.Bridge, TestArticles.Brug, TestArticles.Hostile],
        Notices = ["Some of these are samples."],
    };

    public static Reply For(string question) => question switch
    {
        _ when question.Contains("script", StringComparison.Ordinal) => Hostile,
        _ when question.Contains("differ", StringComparison.Ordinal) => Disagreement,
        _ when question.Contains("kostte", StringComparison.Ordinal) => DutchAnswer,
        _ when question.Contains("cost", StringComparison.Ordinal) => Answer,
        "help" => Help,
        "sources" => Sources,
        _ => Refusal,
    };
}
