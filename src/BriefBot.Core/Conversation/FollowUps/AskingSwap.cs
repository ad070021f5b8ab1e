using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>"Why?", "when was that?", "hoeveel?": asks the same of what the last question and its answer said.</summary>
internal static class AskingSwap
{
    /// <summary>In tokens: after more, a question word and its company are a question of their own.</summary>
    private const int LongestAsking = 7;

    /// <returns>Null where the message is more than a question word.</returns>
    public static FollowUp? Resolve(FollowUpMessage message, ThreadContext context)
    {
        if (AskingOf(message) is not { } asking)
            return null;
        if (message.Language != context.Language)
            asking = Translate(asking);
        return new FollowUp($"{Capital(asking)} {Rest(context)}?".Replace("  ", " ", StringComparison.Ordinal), context.Language, true);
    }

    /// <summary>The question word with what completes it.</summary>
    private static string? AskingOf(FollowUpMessage message)
    {
        var words = string.Join(' ', message.Forms);
        if (FollowUpWords.Whys.Contains(words))
            return message.Language == "nl" ? "waarom" : "why";
        if (message.Asking < 0 || message.Forms.Length > LongestAsking)
            return null;
        var last = message.Asking + (QuestionClassifier.IsDegree(message.Analysis.Tokens, message.Asking + 1) ? 1 : 0);
        var first = message.Asking > 0 && FollowUpWords.Before.Contains(message.Form(message.Asking - 1)) ? message.Asking - 1 : message.Asking;
        for (var i = 0; i < message.Forms.Length; i++)
        {
            if ((i < first || i > last) && !FollowUpWords.Fillers.Contains(message.Form(i)))
                return null;
        }
        // "Who is that" and "what is it" ask what something is; "what?" asks to say it again.
        if (message.Form(message.Asking) is "what" or "wat" or "who" or "wie" or "which" or "welke" && (message.Forms.Length > 1 || message.Form(0) is "what" or "wat"))
            return null;
        return string.Join(' ', message.Forms[first..(last + 1)]);
    }

    /// <summary>The last question without its question word, with its answer where that was what it asked for.</summary>
    private static string Rest(ThreadContext context)
    {
        var (tokens, tags) = (context.Analysis.Tokens, context.Analysis.Tags);
        var asking = tokens.ToList().FindIndex(token => QuestionClassifier.IsQuestionWord(token.Form));
        if (asking < 0)
            return LowerStart(context.Question, context.Analysis).TrimEnd('?', '.', '!', ' ');
        var next = asking + (QuestionClassifier.IsDegree(tokens, asking + 1) ? 2 : 1);
        if (next >= tokens.Count)
            return context.Answer;
        string From(int token) => token < tokens.Count ? context.Question[tokens[token].Span.Start..].TrimEnd('?', '.', '!', ' ') : "";
        string Word(int token) => tokens[token].Span.In(context.Question).ToString();
        if (tokens[asking].Form is not ("who" or "wie" or "what" or "wat" or "which" or "welke" or "welk"))
            return From(next);
        var isVerb = tags.Count > next && tags[next] is PartOfSpeech.Verb or PartOfSpeech.Auxiliary;
        // Dutch puts the verb before the subject, and so does English with "is".
        if (isVerb && (context.Language == "nl" || tokens[next].Form is "is" or "was" or "are" or "were"))
            return $"{Word(next)} {context.Answer} {From(next + 1)}";
        return tags.Count > next && tags[next] is PartOfSpeech.Auxiliary ? $"{From(next)} {context.Answer}".TrimEnd()
            : isVerb ? $"{context.Answer} {From(next)}".TrimStart()
            : From(next);
    }

    private static string LowerStart(string question, TextAnalysis analysis) =>
        analysis.Mentions.Any(mention => mention.FirstToken == 0) ? question : char.ToLowerInvariant(question[0]) + question[1..];

    private static string Translate(string asking) => FollowUpWords.Translations.TryGetValue(asking, out var whole)
        ? whole
        : string.Join(' ', asking.Split(' ').Select(word => FollowUpWords.Translations.GetValueOrDefault(word, word)));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
