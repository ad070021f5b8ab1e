namespace BriefBot.Channels.Web.Wire;

/// <summary>Answer of <c>GET /api/replies</c>.</summary>
/// <param name="Next">What to ask from the next time.</param>
internal sealed record MessagesJson(IReadOnlyList<MessageJson> Messages, DateTimeOffset Next);

/// <param name="Answers">The id that <c>POST /api/ask</c> was given with the question; null for what nobody asked for.</param>
/// <param name="Reply">Null: the message was taken away.</param>
internal sealed record MessageJson(string Id, string? Answers, ReplyJson? Reply);
