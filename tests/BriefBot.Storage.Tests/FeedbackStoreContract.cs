using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="IFeedbackStore"/> promises, whatever holds the feedback.</summary>
public abstract class FeedbackStoreContract : ConversationContract
{
    private static readonly DateTimeOffset Given = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task GivesFeedbackBackOldestFirst()
    {
        var passage = new FeedbackPassage(Drafts.Item("a", "").Id(), 2, new TextSpan(10, 30));
        Feedback[] given =
        [
            new(Given.AddDays(1), "Why?", "", null, FeedbackRating.NotHelpful),
            new(Given, "When?", "On Monday", passage, FeedbackRating.Helpful) { User = Anna, Comment = "just right" },
        ];
        foreach (var feedback in given)
            await Stores.Feedback.AddAsync(feedback, Cancellation);

        var other = await OpenAsync();
        Assert.Equal([given[1], given[0]], await other.Feedback.ReadAllAsync(Cancellation).ToListAsync(Cancellation));

        await Stores.Conversations.ForgetAsync(Anna, Cancellation);
        Assert.Equal(
            given[1] with { User = null, Comment = null }, await other.Feedback.ReadAllAsync(Cancellation).FirstAsync(Cancellation));
    }

    [Fact]
    public async Task CountsFeedbackOfOneEventOnce()
    {
        var feedback = new Feedback(Given, "When?", "On Monday", null, FeedbackRating.Helpful) { Event = "slack:1" };
        await Stores.Feedback.AddAsync(feedback, Cancellation);
        await Stores.Feedback.AddAsync(feedback, Cancellation);
        await Stores.Feedback.AddAsync(feedback with { Event = null }, Cancellation);
        await Stores.Feedback.AddAsync(feedback with { Event = null }, Cancellation);

        Assert.Equal(3, await Stores.Feedback.ReadAllAsync(Cancellation).CountAsync(Cancellation));
    }
}
