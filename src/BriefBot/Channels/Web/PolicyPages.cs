using BriefBot.Core.Conversation;

namespace BriefBot.Channels.Web;

/// <summary>
/// <c>/about</c>, <c>/privacy</c> and <c>/terms</c>, which the chat platforms' manifests name: what the bot is, what it
/// stores and how that goes away. They hold nothing but what everybody may know, so any host name opens them.
/// </summary>
/// <remarks>Whoever changes what is stored, for how long, or where it is sent changes the page.</remarks>
internal sealed class PolicyPages(RetentionOptions retention)
{
    public const string About = "/about";
    public const string Privacy = "/privacy";
    public const string Terms = "/terms";

    public static IResult ShowAbout(HttpContext context) => Show(context, "About BriefBot", Html.Of($"""
        <p>BriefBot is a chat bot for teams that follow the news. It answers questions from the news articles that the
        organisation running it has stored, shows the exact passage with its source, and says so when the articles do not
        hold the answer. Where sources disagree, it shows all sides.</p>
        <p><a href="privacy">What is stored, and how it is removed</a></p>
        <p><a href="terms">What you may expect of the answers</a></p>
        """));

    private string KeptFeedback => retention.FeedbackDays is { } days ? $"for {days} days" : "until it is removed";

    public IResult ShowPrivacy(HttpContext context) => Show(context, "What BriefBot stores, and how it is removed", Html.Of($"""
        <p>This BriefBot is run by the organisation that added it to your chats. What is described here stays on that
        organisation's own server; the people who wrote BriefBot get none of it.</p>
        <h2>What is stored</h2>
        <ul>
        <li><strong>What you say to the bot</strong>, and its replies: the words, when, the conversation, and your name and id on
        the chat platform as far as the platform sends them. Kept for {retention.ConversationDays} days after it was answered.</li>
        <li><strong>What people say to each other is not kept.</strong> Only where somebody has turned on “answer all messages” for a
        conversation are its other messages looked at, and kept like those to the bot. When a message is deleted, a note that
        it was (without words) may be kept as long.</li>
        <li><strong>Your last question</strong> in each conversation, for a short time, so that you can ask on.</li>
        <li><strong>Feedback</strong> that you give on an answer: your judgement and comment, the question, the answer, and who you
        are, {KeptFeedback}.</li>
        <li><strong>Where the bot is</strong>: ids of conversations, what was agreed for them, and whether the bot was removed.</li>
        </ul>
        <p>Questions and answers are not written into logs, save where the organisation turns on detailed logs to find a
        fault. They are sent to nobody but the chat platform on which you asked, whose own rules hold for what stands there.
        No cookies are set in chats, and nothing is used for advertising.</p>
        <h2>How it is removed</h2>
        <ul>
        <li>Say <strong>forget me</strong> to the bot: your thread, the words of your questions and your name with them, and your name
        and comment with feedback are taken away; digests that only you get end, those of a channel go on without your name. How a reply was addressed to you, which is needed to correct or take back
        that reply, goes with the reply after {retention.ConversationDays} days.</li>
        <li>Delete your question in the chat, and the bot takes its answer back where the platform lets it.</li>
        <li>For anything else, such as feedback without a name, ask whoever runs this BriefBot in your organisation.</li>
        </ul>
        """));

    public static IResult ShowTerms(HttpContext context) => Show(context, "What you may expect of BriefBot", Html.Of($"""
        <ul>
        <li>Answers are taken from stored news articles. Quotes are word for word what the article said when it was stored;
        whether the article is right, BriefBot cannot know. Read the source before you rely on an answer.</li>
        <li>An answer may be incomplete or miss what you meant. That the bot finds nothing does not mean that nothing happened.</li>
        <li>The articles belong to their publishers. Quote them as the law and the publishers allow.</li>
        <li>The organisation that runs this BriefBot decides who may use it, which articles it holds, and may switch it off.</li>
        <li>The program comes without warranty, as its licence says.</li>
        </ul>
        <p><a href="privacy">What is stored, and how it is removed</a></p>
        """));

    private static IResult Show(HttpContext context, string title, Html body) => WebPage.Framed(
        context, WebTexts.English, title, Html.Of($"""<main class="message policy" id="main"><h1>{title}</h1>{body}</main>"""), StatusCodes.Status200OK);
}
