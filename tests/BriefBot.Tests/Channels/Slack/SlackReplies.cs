using BriefBot.Core.Answering;
using BriefBot.Core.Conversation;
using BriefBot.Tests.Channels.Web;

namespace BriefBot.Tests.Channels.Slack;

/// <summary>One reply of each kind, with everything that can be pressed.</summary>
internal static class SlackReplies
{
    public static Reply Answer => TestReplies.Answer with
    {
        Buttons = [new("Source", "source"), new("More passages", "more"), new("👍", "good answer"), new("👎", "wrong answer")],
        Notices = ["These are samples."],
    };

    public static Reply Disagreement => TestReplies.Disagreement with
    {
        Disagreement = new Disagreement(DisagreementKind.Contradiction, [new("12 million euros", 1), new("12 miljoen euro", 2)]),
    };

    public static Reply Digest => new()
    {
        Kind = ReplyKind.Digest,
        Language = "nl",
        Text = "Het nieuws van maandag.",
        Sections =
        [
            new("De brug", [TestArticles.Brug.PassageOf(TestReplies.Kosten), TestArticles.Bridge.PassageOf("Cyclists were the first to cross.")]),
            new("Verder", []),
        ],
    };

    public static IReadOnlyList<Reply> All =>
        [Answer, TestReplies.DutchAnswer, Disagreement, TestReplies.Refusal, TestReplies.Hostile, TestReplies.Help, TestReplies.Sources, Digest];
}
