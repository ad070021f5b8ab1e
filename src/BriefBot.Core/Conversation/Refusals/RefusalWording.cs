using System.Globalization;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.Refusals;

/// <summary>
/// Says of a refusal what was looked for: the kind of thing, and the words and names that it was to be said of. Only the
/// asker's own words and the passages shown to them go into it.
/// </summary>
internal static class RefusalWording
{
    private const int MostSubjects = 4;
    private const int LongestSubject = 40;

    /// <param name="question">The text that was analysed.</param>
    public static string Of(string question, NoAnswer refusal)
    {
        var texts = ReplyTexts.For(refusal.Language);
        var plain = texts.Refusals[refusal.Reason];
        if (refusal.Reason is not (NoAnswerReason.NotConfident or NoAnswerReason.NothingFound) || refusal.Analysis is not { } analysis)
            return plain;
        var subjects = Subjects(question, analysis);
        if (subjects.Count == 0)
            return plain;
        var listed = List(subjects.Select(subject => subject.Text), texts);
        if (refusal.Reason == NoAnswerReason.NothingFound)
            return $"{texts.Format(texts.LookedInVain, listed)} {plain}";
        var kind = texts.LookedForKinds.GetValueOrDefault(analysis.Expected);
        var looked = kind is null ? texts.Format(texts.LookedFor, listed) : texts.Format(texts.LookedForKind, kind, listed);
        var absent = subjects.Where(subject => subject.IsName && !IsNear(subject.Text, refusal)).Select(subject => subject.Text).ToList();
        return absent.Count == 0 ? $"{plain} {looked}" : $"{plain} {looked} {texts.Format(texts.NotNamed, List(absent, texts))}";
    }

    /// <summary>Names as they were written, words in a row as one; where there are no names, the other words.</summary>
    private static List<(string Text, bool IsName)> Subjects(string question, QuestionAnalysis analysis)
    {
        var terms = analysis.Terms.Where(term => term.Weight >= 1 && term.Position < analysis.Tokens.Count).ToList();
        var subjects = new List<(TextSpan Span, bool IsName, int Last)>();
        foreach (var term in terms)
        {
            var span = analysis.Tokens[term.Position].Span;
            if (span.End > question.Length)
                continue;
            if (subjects is [.., var (before, isName, last)] && last == term.Position - 1 && isName == term.IsName && question[before.End..span.Start] is " " or "-")
                subjects[^1] = (before.Cover(span), isName, term.Position);
            else
                subjects.Add((span, term.IsName, term.Position));
        }
        return
        [
            .. subjects.Where(subject => subject.Span.Length <= LongestSubject)
                .Select(subject => (subject.Span.In(question).ToString(), subject.IsName))
                .OrderByDescending(subject => subject.IsName)
                .Take(MostSubjects),
        ];
    }

    private static bool IsNear(string name, NoAnswer refusal) => refusal.Candidates.Any(candidate =>
        Holds(candidate.Passage.Quote.Text, name) || Holds(candidate.Passage.Source.Title, name));

    /// <summary>Any word of the name will do: articles shorten names.</summary>
    private static bool Holds(string text, string name) => name.Split(' ').Any(word =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    private static string List(IEnumerable<string> words, ReplyTexts texts)
    {
        var quoted = words.Select(word => $"“{word}”").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.Take(quoted.Count - 1))} {texts.And} {quoted[^1]}";
    }
}
