using System.Text.RegularExpressions;
using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>
/// Introduces the bot where it comes in, with questions that the newest articles answer: each was tried before it is
/// suggested.
/// </summary>
internal sealed partial class WelcomeIntent(AnswerEngine engine, IArticleStore store)
{
    private const int Examples = 3;

    /// <summary>How many articles are looked at for names.</summary>
    private const int Newest = 10;

    /// <summary>A name that is mentioned once is rarely what an article is about.</summary>
    private const int MentionedOften = 2;

    private const int LongestName = 60;

    public async Task<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var language = message.Language ?? (message.Place?.Language == "nl" ? "nl" : "en");
        var texts = IntentTexts.For(language);
        var introduction = message.Place?.Kind is null or ConversationKind.Personal
            ? texts.Introduction
            : $"{texts.Introduction} {texts.IntroductionAmongOthers}";
        var articles = await NewestAsync(message, cancellationToken);
        if (articles.Count == 0)
            return Say(language, $"{introduction}\n\n{ReplyTexts.For(language).SourcesNone}", []);
        var examples = await ExamplesAsync(message, articles, language, cancellationToken);
        return Say(language, $"{introduction}\n\n{texts.Examples}\n{string.Join('\n', examples.Select(example => $"• {example}"))}", examples);
    }

    private static Reply Say(string language, string text, IReadOnlyList<string> suggestions) =>
        new() { Kind = ReplyKind.Help, Language = language, Text = text, Suggestions = suggestions };

    private async Task<IReadOnlyList<Article>> NewestAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var newest = new PriorityQueue<Article, (DateTimeOffset, int)>();
        var count = 0;
        await foreach (var article in store.ReadAllAsync(cancellationToken))
        {
            if (!message.MaySee(article))
                continue;
            newest.Enqueue(article, (article.Published?.Earliest ?? DateTimeOffset.MinValue, ++count));
            if (newest.Count > Newest)
                newest.Dequeue();
        }
        return [.. newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
    }

    /// <summary>One a name and an article. Where too few questions are answered, asking for news always is.</summary>
    private async Task<IReadOnlyList<string>> ExamplesAsync(
        IncomingMessage message, IReadOnlyList<Article> articles, string language, CancellationToken cancellationToken)
    {
        var texts = IntentTexts.For(language);
        // Those in the person's own language come first: that is what they will ask about.
        var names = articles.OrderByDescending(article => article.Language == language).Select(NameIn).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var examples = new List<string>();
        var unanswered = new List<string>();
        foreach (var name in names)
        {
            if (examples.Count == Examples)
                break;
            if (await AnsweredAsync(message, name, language, cancellationToken) is { } question)
                examples.Add(question);
            else
                unanswered.Add($"{texts.NewsWord} {name}");
        }
        return [.. examples.Concat(unanswered).Concat([.. ReplyTexts.For(language).HelpSuggestions, texts.NewestWord, texts.HelpWord]).Take(Examples)];
    }

    private async Task<string?> AnsweredAsync(IncomingMessage message, string name, string language, CancellationToken cancellationToken)
    {
        foreach (var pattern in IntentTexts.For(language).ExampleQuestions)
        {
            var question = new Question
            {
                Text = IntentTexts.For(language).Format(pattern, name),
                Language = language,
                Asked = message.Received,
                Collections = message.Collections,
                Threshold = message.Threshold,
            };
            if (await engine.AnswerAsync(question, cancellationToken) is Answer)
                return question.Text;
        }
        return null;
    }

    /// <summary>The name that the article mentions most, those in its title before others; null when it names nothing often.</summary>
    private static string? NameIn(Article article) => EmbeddedTextAnalyzer.Analyze(article.Text, article.Title).Mentions
        .Select(mention => mention.Span.In(article.Text).ToString())
        .Where(name => name.Length <= LongestName && !name.Any(char.IsControl) && !Nationality().IsMatch(name))
        .GroupBy(name => name, StringComparer.Ordinal)
        .Select(group => (Name: group.Key, Count: group.Count(), IsInTitle: article.Title.Contains(group.Key, StringComparison.Ordinal)))
        .Where(found => found.IsInTitle || found.Count >= MentionedOften)
        .OrderByDescending(found => found.IsInTitle)
        .ThenByDescending(found => found.Count)
        .Select(found => found.Name)
        .FirstOrDefault();

    /// <summary>"Dutch", "Chinese", "Nederlandse": a capital, and nothing to ask about. A name that looks like one is no loss.</summary>
    [GeneratedRegex("^\\p{L}+(?:ish|ese|ch|ian|can|man|se)$", RegexOptions.CultureInvariant)]
    private static partial Regex Nationality();
}
