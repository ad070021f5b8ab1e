namespace BriefBot.Channels.Web.Wire;

/// <summary>Body of <c>POST /api/ask</c>. Names are up to 64 letters, digits and hyphens.</summary>
/// <param name="Language">"nl" or "en", which counts where the question itself does not tell; null: unknown.</param>
/// <param name="Conversation">Names the talk that follow-ups such as "more" belong to; null: none.</param>
/// <param name="Id">Names the question within its conversation: asked again under this id, it is answered once. Null: none.</param>
internal sealed record AskRequest(string? Question, string? Language, string? Conversation, string? Id);
