using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>"What about Huawei?", "en in 2021?": asks the last question of something else of the same kind.</summary>
internal static class SubjectSwap
{
    private const int LongestSubject = 6;

    public static FollowUp? Resolve(FollowUpMessage message, ThreadContext context)
    {
        if (SubjectOf(message) is not { Length: > 0 } subject)
            return null;
        var analysis = EmbeddedTextAnalyzer.Analyze(subject, "", message.Language);
        var bare = WithoutPreposition(subject, analysis);
        var replaced = Replaced(bare, analysis, context);
        var question = context.Question.TrimEnd('?', '.', '!', ' ');
        return replaced is { } span && !Overlaps(bare, question)
            ? new FollowUp($"{question[..span.Start]}{bare}{question[span.End..]}?", context.Language, true)
            : new FollowUp($"{question} {subject}?", context.Language, true);
    }

    private static string? SubjectOf(FollowUpMessage message)
    {
        var words = string.Join(' ', message.Forms);
        foreach (var opening in FollowUpWords.About)
        {
            if (words.StartsWith(opening + " ", StringComparison.Ordinal) && message.Forms.Length - Count(opening) <= LongestSubject)
                return message.From(Count(opening));
        }
        return message is { GoesOn: true, Asking: < 0, HasVerb: false, Forms.Length: > 0 and <= LongestSubject } ? message.Text : null;
    }

    /// <summary>The part of the last question that is of the subject's kind.</summary>
    private static TextSpan? Replaced(string subject, TextAnalysis analysis, ThreadContext context)
    {
        var end = context.Question.TrimEnd('?', '.', '!', ' ').Length;
        if (analysis.Dates.Count > 0 || subject.Length == 4 && subject.All(char.IsAsciiDigit))
            return Fitting(context.Analysis.Dates.Select(date => (TextSpan?)date.Span).FirstOrDefault(), end);
        var isName = analysis.Mentions.Count > 0 || context.Kinds.ContainsKey(subject) || !subject.Contains(' ', StringComparison.Ordinal);
        if (!isName)
            return Fitting(Noun(context), end);
        var kind = KindOf(subject, analysis, context);
        var names = context.Analysis.Mentions.Select(mention => (mention.Span, Kind: KindIn(context, mention))).ToList();
        var same = names.FindIndex(name => name.Kind == kind);
        return names.Count == 0 ? Fitting(Noun(context), end) : Fitting(names[Math.Max(0, same)].Span, end);
    }

    /// <summary>The first noun that no name is part of.</summary>
    private static TextSpan? Noun(ThreadContext context) => QuestionAntecedents.NounChunks(context.Question, context.Analysis)
        .Where(noun => !context.Analysis.Mentions.Any(mention => noun.Overlaps(mention.Span)) && !IsAsked(noun, context))
        .Select(noun => (TextSpan?)noun)
        .FirstOrDefault();

    /// <summary>"Percentage" of "what percentage" is what is asked for.</summary>
    private static bool IsAsked(TextSpan noun, ThreadContext context)
    {
        var before = context.Analysis.Tokens.LastOrDefault(token => token.Span.End <= noun.Start);
        return before.Form is not null && (QuestionClassifier.IsQuestionWord(before.Form) || before.Form is "many" or "much");
    }

    private static TextSpan? Fitting(TextSpan? span, int end) => span is { } one && one.End <= end ? one : null;

    private static AntecedentKind? KindOf(string subject, TextAnalysis analysis, ThreadContext context) =>
        context.Kinds.TryGetValue(subject, out var kind) ? kind
        : analysis.Mentions is [var mention, ..] ? CitedText.Kind(mention.Kind)
        : null;

    private static AntecedentKind KindIn(ThreadContext context, in Mention mention) =>
        context.Kinds.TryGetValue(mention.Span.In(context.Question).ToString(), out var kind) ? kind : CitedText.Kind(mention.Kind);

    private static string WithoutPreposition(string subject, TextAnalysis analysis) =>
        analysis.Tokens is [{ Form: "in" or "for" or "at" or "by" or "on" or "with" or "from" or "to" or "bij" or "voor" or "van" or "op" or "met" or "door" or "over" }, var next, ..]
            ? subject[next.Span.Start..]
            : subject;

    private static bool Overlaps(string subject, string question) => question.Contains(subject, StringComparison.OrdinalIgnoreCase);

    private static int Count(string words) => words.Count(c => c == ' ') + 1;
}
