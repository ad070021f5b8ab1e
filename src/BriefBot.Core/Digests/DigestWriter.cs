using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;
using BriefBot.Core.Digests.Charts;

namespace BriefBot.Core.Digests;

/// <summary>Puts told stories into messages, with what is said around them in our own words.</summary>
internal sealed class DigestWriter(NewsBoard board, Subscription subscription, IReadOnlySet<string>? collections, DateTimeOffset due)
{
    private const int MostTopics = 120;

    private readonly DigestTexts _texts = DigestTexts.For(subscription.Language);

    /// <param name="more">How many stories are not told; <paramref name="named"/> are articles of some of them.</param>
    public IReadOnlyList<Reply> Write(IReadOnlyList<ReplyStory> stories, int more, IReadOnlyList<StoredArticle> named)
    {
        var parts = DigestParts.Split(stories);
        return [.. parts.Select((part, i) => new Reply
        {
            Kind = ReplyKind.Digest,
            Language = subscription.Language,
            Text = i == 0 ? $"{Title()}: {_texts.Count(_texts.Stories, stories.Count + more)}"
                + (parts.Count > 1 ? $" ({i + 1}/{parts.Count})" : "") : _texts.Format(_texts.Continued, Title(), i + 1, parts.Count),
            Stories = part,
            MoreStories = i == parts.Count - 1 ? more : 0,
            Articles = i == parts.Count - 1 ? named : [],
            Pictures = i == 0 && subscription.Kind == SubscriptionKind.Digest && Chart() is { } chart ? [chart] : [],
            Notices = [.. i == parts.Count - 1 ? [_texts.AskBelow] : Array.Empty<string>(), .. Samples(part)],
        })];
    }

    public Reply Nothing() => new()
    {
        Kind = ReplyKind.Digest,
        Language = subscription.Language,
        Text = $"{Title()}. " + (Topics() is { Length: > 0 } topics ? _texts.Format(_texts.NothingOn, topics) : _texts.Nothing),
    };

    private string Title()
    {
        var topics = Topics();
        if (subscription.Kind == SubscriptionKind.Alert)
            return topics.Length > 0 ? _texts.Format(_texts.Alert, topics) : _texts.AlertOnAll;
        var day = Local(due).ToString("dddd d MMMM yyyy", _texts.Culture);
        return topics.Length > 0 ? _texts.Format(_texts.TitleOn, day, topics) : _texts.Format(_texts.Title, day);
    }

    /// <summary>As people typed them, as many as a line takes.</summary>
    private string Topics()
    {
        var topics = subscription.Topics.Wanted.Select(topic => topic.Trim()).Where(topic => topic.Length > 0).ToList();
        return OneLine.Of(string.Join(", ", topics), MostTopics);
    }

    private IEnumerable<string> Samples(IEnumerable<ReplyStory> stories) =>
        stories.SelectMany(story => story.Citations).Any(citation => citation.Source.IsSample) ? [ReplyTexts.For(subscription.Language).Samples] : [];

    private ReplyPicture? Chart()
    {
        var activity = StoryActivity.Count(board, subscription, collections, Local(due).Date, Local);
        return activity.HasAny ? ActivityChart.Draw(activity, subscription.Language) : null;
    }

    private DateTimeOffset Local(DateTimeOffset instant) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(subscription.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant;
}
