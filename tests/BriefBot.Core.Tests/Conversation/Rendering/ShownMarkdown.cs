using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BriefBot.Core.Tests.Conversation.Rendering;

/// <summary>Markdown as a reader of it understands it: Markdig, strictly CommonMark or with the extensions that chats have.</summary>
internal sealed class ShownMarkdown
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    private static readonly MarkdownPipeline Extended = new MarkdownPipelineBuilder()
        .UseAutoLinks().UsePipeTables().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseTaskLists().UseFootnotes().UseDefinitionLists().Build();

    private readonly MarkdownDocument _document;

    public ShownMarkdown(string markdown, bool extended) =>
        _document = Markdown.Parse(markdown, extended ? Extended : CommonMark);

    /// <summary>All that a person reads, without markup.</summary>
    public string Text => string.Concat(_document.Descendants().Select(Words));

    /// <summary>The text of each block quote.</summary>
    public IEnumerable<string> Quotes => _document.Descendants<QuoteBlock>().Select(quote => string.Concat(quote.Descendants().Select(Words)));

    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    public IEnumerable<string> Bold => _document.Descendants<EmphasisInline>()
        .Select(bold => string.Concat(bold.Descendants().Select(Words)));

    /// <summary>Names of everything in it that no renderer of ours writes.</summary>
    public IEnumerable<string> Foreign => _document.Descendants()
        .Where(part => !IsOurs(part))
        .Select(part => part.GetType().Name);

    private static bool IsOurs(MarkdownObject part) => part switch
    {
        ListBlock list => !list.IsOrdered,
        ListItemBlock or QuoteBlock or ParagraphBlock => true,
        LinkInline link => link is { IsImage: false, IsAutoLink: false, IsShortcut: false, Title: null or "" },
        EmphasisInline emphasis => emphasis is { DelimiterChar: '*', DelimiterCount: 2 },
        LiteralInline or HtmlEntityInline => true,
        LineBreakInline lineBreak => lineBreak.IsHard,
        ContainerInline container => container.GetType() == typeof(ContainerInline),
        _ => false,
    };

    private static string Words(MarkdownObject part) => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline or ParagraphBlock => "\n",
        _ => "",
    };
}
