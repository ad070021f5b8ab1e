using System.Net;
using System.Text.Json.Nodes;
using BriefBot.Channels.BotFramework.Activities;
using BriefBot.Channels.BotFramework.Rendering;
using BriefBot.Core.Articles;
using BriefBot.Core.Conversation;

namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>The cards of the message extension: one a passage, with what the list shows of it.</summary>
internal sealed class ExtensionCards(ActivityRenderer renderer)
{
    public const string Adaptive = "application/vnd.microsoft.card.adaptive";

    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";
    private const int MaxTitle = 80;
    private const int MaxPreview = 200;

    /// <summary>In UTF-16 code units: Teams takes 28 KB.</summary>
    private const int MaxLength = 26_000;

    /// <summary>The answer's citations first, then the nearest passages.</summary>
    public JsonArray Results(Turn turn, Reply found, int skip, int most)
    {
        var cards = new JsonArray();
        var length = 0;
        foreach (var reply in Each(found).Skip(skip).Take(most))
        {
            var card = new JsonObject
            {
                ["contentType"] = Adaptive,
                ["content"] = renderer.Card(reply, turn.Address),
                ["preview"] = new JsonObject { ["contentType"] = Thumbnail, ["content"] = Preview(Passage(reply)) },
            };
            if ((length += card.ToJsonString().Length) > MaxLength)
                break;
            cards.Add(card);
        }
        return cards;
    }

    private static IEnumerable<Reply> Each(Reply found)
    {
        var passages = found.Citations.Select(citation => citation.Quote).ToHashSet();
        foreach (var citation in found.Citations)
            yield return new Reply { Kind = ReplyKind.Answer, Language = found.Language, Text = citation.AnswerText.Length > 0 ? citation.AnswerText : found.Text, Citations = [citation], Notices = found.Notices };
        foreach (var candidate in (found.Result?.Candidates ?? []).Select(candidate => candidate.Passage))
        {
            if (passages.Add(candidate.Quote))
                yield return new Reply { Kind = ReplyKind.Done, Language = found.Language, Text = "", Passages = [candidate], Notices = found.Notices };
        }
    }

    private static Passage Passage(Reply reply) => reply.Citations is [var citation, ..] ? citation.Passage : reply.Passages[0];

    /// <summary>Teams reads these texts as HTML.</summary>
    private static JsonObject Preview(Passage passage) => new()
    {
        ["title"] = WebUtility.HtmlEncode(Cut(passage.Source.Heading, MaxTitle)),
        ["text"] = WebUtility.HtmlEncode(Cut(passage.Quote.Text, MaxPreview)),
    };

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return $"{text[..end]}…";
    }
}
