using BriefBot.Core.Answering;
using BriefBot.Core.Conversation.Intents;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>Finds out what a message asks for and carries it out. Every channel's messages come through here.</summary>
public sealed class IntentHandler(AnswerEngine engine, IArticleStore store)
{
    private readonly AskIntent _ask = new(engine);
    private readonly SourcesIntent _sources = new(store);
    private readonly ArticleIntent _article = new(store);

    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<Reply> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var command = Command.Parse(message.Text);
        var language = message.Language ?? command.Language ?? QuestionAnalyzer.LanguageOf(message.Text);
        return command.Kind switch
        {
            CommandKind.Help => Task.FromResult(HelpIntent.Handle(language)),
            CommandKind.Sources => _sources.HandleAsync(message, language, cancellationToken),
            CommandKind.Article => _article.HandleAsync(message, command.Argument, language, cancellationToken),
            _ => _ask.HandleAsync(message, language, cancellationToken),
        };
    }
}
