using BriefBot.Core.Conversation;
using BriefBot.Core.Digests.Requests;

namespace BriefBot.Core.Digests.Talk;

/// <summary>What is said about subscriptions in our own words, in one language.</summary>
internal sealed partial record SubscriptionTexts
{
    public required ReplyTexts Replies { get; init; }

    /// <summary>Days: all, working, weekend; "{0}" stands for names of days.</summary>
    public required string EveryDay { get; init; }

    public required string EveryWeekday { get; init; }

    public required string EveryNamedDay { get; init; }

    public required string OnDaysOfMonth { get; init; }

    public required string OnLastDay { get; init; }

    public required string OnNthDay { get; init; }

    /// <summary>Last, first to fourth.</summary>
    public required IReadOnlyList<string> Nth { get; init; }

    public required string AtTimes { get; init; }

    public required (string One, string Many) EveryHours { get; init; }

    public required string And { get; init; }

    public required string Or { get; init; }

    public required string AboutEverything { get; init; }

    public required string About { get; init; }

    public required string Without { get; init; }

    public required string DutchOnly { get; init; }

    public required string EnglishOnly { get; init; }

    public required (string One, string Many) AtMost { get; init; }

    public required string QuietBetween { get; init; }

    public required string AlsoWhenEmpty { get; init; }

    public required string WrittenInDutch { get; init; }

    public required string WrittenInEnglish { get; init; }

    public required string AlertOf { get; init; }

    public required string AlertOfAnything { get; init; }

    public required string AlertGrouped { get; init; }

    public required string First { get; init; }

    public required string Next { get; init; }

    public required string Number { get; init; }

    public required string KnownAlready { get; init; }

    public required string Changed { get; init; }

    public required string Paused { get; init; }

    public required string Resumed { get; init; }

    public required string Ended { get; init; }

    public required string PausedAlready { get; init; }

    public required string RunsAlready { get; init; }

    public required string ReadAs { get; init; }

    public required string NoTimeNamed { get; init; }

    public required string SkippedMonths { get; init; }

    public required string InQuietHours { get; init; }

    public required string ClockSkips { get; init; }

    public required string ClockRepeats { get; init; }

    public required string HowTo { get; init; }

    public required string AlertOfWhat { get; init; }

    public required string ChangeWhat { get; init; }

    public required string AskZone { get; init; }

    public required string NotPostable { get; init; }

    public required string WebPage { get; init; }

    public required string Blocked { get; init; }

    public required string TooMany { get; init; }

    public required string Understood { get; init; }

    public required string UnderstoodNothing { get; init; }

    public required string NotUnderstood { get; init; }

    public required string SayForExample { get; init; }

    public required IReadOnlyDictionary<RequestProblemKind, string> Problems { get; init; }

    public required string AlertHasNoSchedule { get; init; }

    public required string ListHeader { get; init; }

    public required string ListNone { get; init; }

    public required string ListNext { get; init; }

    public required string ListPaused { get; init; }

    public required string ListFails { get; init; }

    public required string ListElsewhere { get; init; }

    public required string ListHint { get; init; }

    public required string Which { get; init; }

    public required string NoSuchNumber { get; init; }

    public required string NothingOn { get; init; }

    public required string NotYours { get; init; }

    public required string Preview { get; init; }

    public required string PreviewOfAll { get; init; }

    public required string PreviewParts { get; init; }

    public required string PreviewEmpty { get; init; }

    public required string AgainDone { get; init; }

    public required string AgainNone { get; init; }

    public required string AgainBadDate { get; init; }

    public required string SubscribeWord { get; init; }

    public required string ChangeWord { get; init; }

    public required string PauseWord { get; init; }

    public required string ResumeWord { get; init; }

    public required string EndWord { get; init; }

    public required string ListWord { get; init; }

    public required string NowWord { get; init; }

    public required string AlertWord { get; init; }

    public required IReadOnlyList<string> Examples { get; init; }

    public required string FormBothHours { get; init; }

    public static SubscriptionTexts For(string language) => language == "nl" ? Dutch : English;

    public bool IsDutch => ReferenceEquals(this, Dutch);

    public string Language => IsDutch ? "nl" : "en";

    public string Format(string text, params object[] arguments) => Replies.Format(text, arguments);

    public Reply Say(ReplyKind kind, string text) => new() { Kind = kind, Language = Language, Text = text };

    public Reply Problem(string text) => Say(ReplyKind.Problem, text);
}
