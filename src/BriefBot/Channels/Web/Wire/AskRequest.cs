namespace BriefBot.Channels.Web.Wire;

/// <summary>Body of <c>POST /api/ask</c>.</summary>
/// <param name="Language">"nl" or "en", which counts where the question itself does not tell; null: unknown.</param>
/// <param name="Conversation">Names the talk that follow-ups such as "more" belong to: up to 64 letters, digits and hyphens; null: none.</param>
internal sealed record AskRequest(string? Question, string? Language, string? Conversation);
