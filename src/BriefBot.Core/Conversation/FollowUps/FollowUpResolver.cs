namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>
/// Rewrites what goes on from the last question to a question that stands by itself, from that question, its short answer
/// and the names and dates of the sentence that was quoted.
/// </summary>
internal static class FollowUpResolver
{
    /// <summary>A question of so few words may leave out what it is about.</summary>
    private const int FewWords = 2;

    /// <returns>Null for a message that stands by itself.</returns>
    public static FollowUp? Resolve(string text, string language, ThreadContext context)
    {
        var message = FollowUpMessage.Of(text, language);
        if (message.Forms.Length == 0)
            return null;
        return AskingSwap.Resolve(message, context)
            ?? SubjectSwap.Resolve(message, context)
            ?? AnaphorResolver.Resolve(message, context)
            ?? WithTopic(message, context);
    }

    /// <summary>"And how many were hurt?", "how many cracks?": the same with what the talk is about.</summary>
    private static FollowUp? WithTopic(FollowUpMessage message, ThreadContext context)
    {
        if (message.NamesSomething || message.Asking < 0 || !message.GoesOn && message.ContentWords > FewWords)
            return null;
        var topics = context.Antecedents.Where(one => one.Kind != AntecedentKind.Date && context.Question.Contains(one.Text, StringComparison.Ordinal)).ToList();
        var topic = topics.Select(one => one.Text).FirstOrDefault(text => !message.Text.Contains(text, StringComparison.OrdinalIgnoreCase));
        return topic is null ? null : new FollowUp($"{char.ToUpperInvariant(message.Text[0])}{message.Text[1..]}, {topic}?", message.Language, false);
    }
}
