using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation;

/// <summary>The JSON of <see cref="ReplyFormat"/>. It holds our own words, and places where there are an article's.</summary>
internal sealed record ReplyPayload
{
    public const int CurrentVersion = 1;

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public int Version { get; init; } = CurrentVersion;

    public required ReplyKind Kind { get; init; }

    public required string Language { get; init; }

    /// <summary>Null where it is the first citation's short answer, which is the article's and not ours.</summary>
    public string? Text { get; init; }

    /// <summary>Null unless a language model wrote the text.</summary>
    public bool? Composed { get; init; }

    public string? Gloss { get; init; }

    public required IReadOnlyList<NumberedPlace> Citations { get; init; }

    /// <summary>Null where the question had one part. The text is made of them.</summary>
    public IReadOnlyList<PartAnswer>? Parts { get; init; }

    public required IReadOnlyList<QuotePlace> Passages { get; init; }

    public required IReadOnlyList<QuotePlace> OtherPassages { get; init; }

    public required IReadOnlyList<ArticleReference> Articles { get; init; }

    public DisagreementPlaces? Disagreement { get; init; }

    public required IReadOnlyList<SectionPlaces> Sections { get; init; }

    /// <summary>Null where there are none, as in replies that were stored before there were digests.</summary>
    public IReadOnlyList<StoryPlaces>? Stories { get; init; }

    public int? MoreStories { get; init; }

    public required IReadOnlyList<PictureBytes> Pictures { get; init; }

    public required IReadOnlyList<ReplyButton> Buttons { get; init; }

    public required IReadOnlyList<string> Suggestions { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    public SubscribeForm? Form { get; init; }
}

internal sealed record QuotePlace(string Article, int Revision, int Start, int End);

/// <summary>UTF-16 code units of a quote's own text.</summary>
internal sealed record PartPlace(int Start, int End)
{
    public static PartPlace Of(TextSpan span) => new(span.Start, span.End);
}

internal sealed record NumberedPlace(int Number, QuotePlace Quote, PartPlace? Answer = null);

/// <param name="Citation">Null for a part without an answer.</param>
internal sealed record PartAnswer(string Label, int? Citation = null, PartPlace? Answer = null);

/// <param name="Removed">Whether it was a stub already when the reply was made.</param>
internal sealed record ArticleReference(string Article, int Revision, bool Removed);

internal sealed record DisagreementPlaces(DisagreementKind Kind, IReadOnlyList<ClaimPlace> Claims);

/// <param name="Value">The claimed value's place in the citation's quote.</param>
internal sealed record ClaimPlace(int Citation, PartPlace Value);

internal sealed record SectionPlaces(string Heading, IReadOnlyList<QuotePlace> Passages);

/// <param name="Key">Numbers of those citations that tell the story.</param>
/// <param name="Count">Of its articles.</param>
internal sealed record StoryPlaces(
    int Number,
    string Story,
    IReadOnlyList<NumberedPlace> Citations,
    IReadOnlyList<int> Key,
    IReadOnlyList<ArticleReference> Sources,
    int Count,
    int Publishers,
    IReadOnlyList<ChangePlaces> Changes,
    IReadOnlyList<DisagreementPlaces> Disagreements);

internal sealed record ChangePlaces(
    StoryChangeKind Kind, IReadOnlyList<ClaimPlace> Claims, IReadOnlyList<ArticleReference> Articles, int Count);

internal sealed record PictureBytes(string MediaType, byte[] Data, string Alternative, string? Drawing = null);
