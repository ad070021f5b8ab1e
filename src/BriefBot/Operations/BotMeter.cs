using System.Diagnostics;
using System.Diagnostics.Metrics;
using BriefBot.Azure;
using BriefBot.Core.Answering.Composing;
using BriefBot.Core.Conversation;
using BriefBot.Core.Ingestion.Feeds;

namespace BriefBot.Operations;

/// <summary>
/// The figures of the program, as the meter <c>BriefBot</c>, to which digests add theirs. Durations are in seconds. No tag
/// holds what somebody said, who they are or where.
/// </summary>
internal sealed class BotMeter
{
    public const string Name = "BriefBot";

    private const string Channel = "channel";
    private const string Outcome = "outcome";

    private readonly Counter<long> _questions;
    private readonly Histogram<double> _stages;
    private readonly Counter<long> _sends;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _polls;
    private readonly Counter<long> _articles;
    private readonly Counter<long> _compositions;
    private readonly Counter<long> _sentences;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _embeddings;
    private readonly Counter<long> _embeddingTokens;

    public BotMeter(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        _questions = Meter.CreateCounter<long>("briefbot.questions", "{question}", "Messages that were handled, by outcome.");
        _stages = Meter.CreateHistogram<double>("briefbot.stage.duration", "s", "How long a message spent in a stage: wait, answer, send.");
        _sends = Meter.CreateCounter<long>("briefbot.channel.sends", "{message}", "Attempts to send, by what the platform made of them.");
        _throttled = Meter.CreateCounter<long>("briefbot.channel.throttled", "{message}", "Attempts that the platform put off.");
        _polls = Meter.CreateCounter<long>("briefbot.feed.polls", "{poll}", "Feeds that were asked, by outcome.");
        _articles = Meter.CreateCounter<long>("briefbot.feed.articles", "{article}", "Articles that came in by feeds, by outcome.");
        _compositions = Meter.CreateCounter<long>("briefbot.model.answers", "{answer}", "Answers that a language model was asked to word, by outcome: composed, or why the quotes stood alone.");
        _sentences = Meter.CreateCounter<long>("briefbot.model.sentences", "{sentence}", "Sentences that a language model wrote, by outcome: kept, or what was wrong with them.");
        _tokens = Meter.CreateCounter<long>("briefbot.model.tokens", "{token}", "Tokens that the service of a language model counted, by direction: in, out.");
        _embeddings = Meter.CreateCounter<long>("briefbot.embedding.requests", "{request}", "Requests to an embedding model, by outcome: made, refused, unavailable.");
        _embeddingTokens = Meter.CreateCounter<long>("briefbot.embedding.tokens", "{token}", "Tokens that the service of an embedding model counted.");
    }

    public Meter Meter { get; }

    /// <param name="outcome">answered, refused, other, silent, failed.</param>
    public void Question(string channel, string outcome) => _questions.Add(1, new(Channel, channel), new(Outcome, outcome));

    public void Stage(string stage, string channel, TimeSpan length) =>
        _stages.Record(length.TotalSeconds, new TagList { { "stage", stage }, { Channel, channel } });

    public void Sent(string channel, SendResult result)
    {
        _sends.Add(1, new(Channel, channel), new(Outcome, Word(result)));
        if (result is SendResult.RetryLater { After: not null })
            _throttled.Add(1, new KeyValuePair<string, object?>(Channel, channel));
    }

    public void Polled(FeedReport report)
    {
        _polls.Add(1, new KeyValuePair<string, object?>(Outcome, report.Status switch
        {
            PollStatus.Read => "read",
            PollStatus.NotModified => "not_modified",
            PollStatus.Failed => "failed",
            _ => "lost",
        }));
        _articles.Add(report.Added, new KeyValuePair<string, object?>(Outcome, "added"));
        _articles.Add(report.Revised, new KeyValuePair<string, object?>(Outcome, "revised"));
        _articles.Add(report.Failures.Count, new KeyValuePair<string, object?>(Outcome, "unreadable"));
    }

    /// <summary>What Azure AI Language reads and costs, and how many articles wait for it.</summary>
    public void Watch(LanguageUsage usage, Func<long> waiting)
    {
        Meter.CreateObservableCounter("briefbot.language.records", () => usage.Records, "{record}", "Text records of Azure AI Language: what it charges for.");
        Meter.CreateObservableCounter(
            "briefbot.language.documents",
            () => new Measurement<long>[]
            {
                new(usage.Read, new KeyValuePair<string, object?>(Outcome, "read")),
                new(usage.Refused, new KeyValuePair<string, object?>(Outcome, "refused")),
                new(usage.Unavailable, new KeyValuePair<string, object?>(Outcome, "unavailable")),
            },
            "{document}",
            "Texts and parts of texts that were sent there, by outcome.");
        Meter.CreateObservableGauge("briefbot.language.waiting", waiting, "{article}", "Articles that it has still to read.");
    }

    /// <param name="outcome">made, refused, unavailable.</param>
    public void Embedded(string outcome, long tokens)
    {
        _embeddings.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
        _embeddingTokens.Add(tokens);
    }

    /// <summary>How many articles wait for their vectors.</summary>
    public void WatchEmbeddings(Func<long> waiting) =>
        Meter.CreateObservableGauge("briefbot.embedding.waiting", waiting, "{article}", "Articles that have no vectors of the embedding model yet.");

    public void Composed(CompositionReport report)
    {
        _compositions.Add(1, new KeyValuePair<string, object?>(Outcome, Word(report.Fallback)));
        _sentences.Add(report.Kept, new KeyValuePair<string, object?>(Outcome, "kept"));
        foreach (var objection in report.Dropped)
            _sentences.Add(1, new KeyValuePair<string, object?>(Outcome, Word(objection)));
        if (report.Usage is not { } usage)
            return;
        _tokens.Add(usage.In, new KeyValuePair<string, object?>("direction", "in"));
        _tokens.Add(usage.Out, new KeyValuePair<string, object?>("direction", "out"));
    }

    private static string Word(CompositionFallback fallback) => fallback switch
    {
        CompositionFallback.None => "composed",
        CompositionFallback.TimeOver => "time_over",
        CompositionFallback.Unreachable => "unreachable",
        CompositionFallback.Throttled => "throttled",
        CompositionFallback.Refused => "refused",
        CompositionFallback.Empty => "empty",
        CompositionFallback.Endless => "endless",
        CompositionFallback.Malformed => "malformed",
        CompositionFallback.Unsupported => "unsupported",
        _ => "misses_answer",
    };

    private static string Word(Objection objection) => objection switch
    {
        Objection.NoCitation => "no_citation",
        Objection.UnknownCitation => "unknown_citation",
        Objection.NotPlain => "not_plain",
        Objection.NoStatement => "no_statement",
        Objection.Language => "language",
        Objection.Quotation => "quotation",
        Objection.Value => "value",
        Objection.Date => "date",
        Objection.Name => "name",
        Objection.Negation => "negation",
        Objection.Certainty => "certainty",
        Objection.Words => "words",
        _ => "roles",
    };

    private static string Word(SendResult result) => result switch
    {
        SendResult.Sent => "sent",
        SendResult.RetryLater => "retry",
        SendResult.Gone => "gone",
        SendResult.Forbidden => "forbidden",
        SendResult.TooLarge => "too_large",
        SendResult.Rejected => "rejected",
        _ => "uncertain",
    };
}
