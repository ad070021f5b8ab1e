namespace BriefBot.Channels.Web.Wire;

/// <summary>Body of <c>POST /api/ask</c>.</summary>
/// <param name="Language">"nl" or "en"; null: identified from the question.</param>
internal sealed record AskRequest(string? Question, string? Language);
