namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>How a message may be read that goes on from what was said before.</summary>
/// <param name="Question">Says by itself what is asked.</param>
/// <param name="Language">"nl" or "en": of these words.</param>
/// <param name="IsCertain">Whether the message can hardly be read otherwise; else whichever reading is answered better counts.</param>
internal sealed record FollowUp(string Question, string Language, bool IsCertain);
