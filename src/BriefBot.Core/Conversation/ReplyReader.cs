using BriefBot.Core.Answering;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation;

/// <summary>Makes one stored reply whole again. Each article is read once.</summary>
internal sealed class ReplyReader(IArticleStore store)
{
    private readonly Dictionary<(string Article, int Revision), StoredArticle?> _articles = [];

    public async Task<Reply> ReadAsync(ReplyPayload payload, CancellationToken cancellationToken)
    {
        await LoadAsync(payload, cancellationToken);
        var citations = Whole(payload.Citations).Select(Citation).ToList();
        var articles = Whole(payload.Articles).Select(Article).ToList();
        var lostAnswer = citations is [null, ..] && (payload.Kind == ReplyKind.Answer || payload.Text is null);
        var passages = Whole(payload.Passages).Select(Passage).ToList();
        var lostArticle = payload.Kind == ReplyKind.Article && (articles.Contains(null) || passages.Contains(null));
        var kept = Kept(citations);
        var parts = payload.Parts is { } stored ? Parts(stored, payload.Citations, kept) : [];
        var stories = Whole(payload.Stories ?? []).Select(Story).OfType<ReplyStory>().ToList();
        var lostStories = (payload.Stories?.Count ?? 0) - stories.Count;
        var isComposed = payload.Composed == true && payload.Text is not null && !citations.Contains(null);
        var reply = new Reply
        {
            Kind = Known(payload.Kind),
            Language = payload.Language,
            Text = lostAnswer ? "" : payload.Composed == true && !isComposed ? WithoutComposition(kept, payload.Language)
                : payload.Text ?? (parts.Count > 0 ? PartedText.Of(parts, kept, payload.Language) : FirstAnswer(kept)),
            IsComposed = isComposed,
            Gloss = payload.Gloss,
            Citations = kept,
            Parts = parts,
            Passages = Kept(passages),
            OtherPassages = Passages(payload.OtherPassages),
            Articles = Kept(articles),
            Disagreement = payload.Disagreement is { } places ? Disagreement(places, payload.Citations, kept) : null,
            Sections = Sections(payload.Sections),
            Stories = stories,
            MoreStories = payload.MoreStories ?? 0,
            Pictures = [.. Whole(payload.Pictures).Select(picture => new ReplyPicture(picture.MediaType, picture.Data, picture.Alternative) { Drawing = picture.Drawing })],
            Buttons = Whole(payload.Buttons),
            Suggestions = Whole(payload.Suggestions),
            Notices = lostStories > 0 ? [.. Whole(payload.Notices), StoriesGone(payload.Language, lostStories)] : Whole(payload.Notices),
            Form = payload.Form,
        };
        var lostDigest = stories.Count == 0 && lostStories > 0 && payload.Kind == ReplyKind.Digest;
        return lostAnswer || lostArticle || lostDigest ? SourceGone(payload.Language) : reply;
    }

    private static Reply SourceGone(string language) => new()
    {
        Kind = ReplyKind.Problem,
        Language = language,
        Text = ReplyTexts.For(language).SourceGone,
    };

    private async Task LoadAsync(ReplyPayload payload, CancellationToken cancellationToken)
    {
        var places = Whole(payload.Citations).Select(citation => citation.Quote)
            .Concat(Whole(payload.Passages))
            .Concat(Whole(payload.OtherPassages))
            .Concat(Whole(payload.Sections).SelectMany(section => Whole(section.Passages)))
            .Select(place => (place.Article, place.Revision))
            .Concat(Whole(payload.Articles).Select(article => (article.Article, article.Revision)))
            .Concat(Whole(payload.Stories ?? []).SelectMany(Places));
        foreach (var (article, revision) in places.Distinct())
        {
            if (!ArticleId.TryParse(article, out var id))
                throw new FormatException($"“{article}” is no article's id.");
            var found = await store.FindAsync(id, revision, cancellationToken);
            _articles[(article, revision)] = found?.Revision == revision || found is RemovedArticle ? found : null;
        }
    }

    private static IEnumerable<(string Article, int Revision)> Places(StoryPlaces story) =>
        Whole(story.Citations).Select(citation => (citation.Quote.Article, citation.Quote.Revision))
            .Concat(Whole(story.Sources).Concat(Whole(story.Changes).SelectMany(change => Whole(change.Articles)))
                .Select(article => (article.Article, article.Revision)));

    /// <summary>Null when none of the sentences is left that tell it.</summary>
    private ReplyStory? Story(StoryPlaces story)
    {
        if (!StoryId.TryParse(story.Story, out var id) || story.Key.Any(number => story.Citations.All(place => place.Number != number)))
            throw new FormatException("The stored digest is damaged.");
        var kept = Kept(story.Citations.Select(Citation));
        var key = story.Key.Where(number => kept.Exists(citation => citation.Number == number)).ToList();
        if (key.Count == 0)
            return null;
        var sources = Kept(story.Sources.Select(Article));
        return new ReplyStory
        {
            Number = story.Number,
            Id = id,
            // Its headline is that of the first sentence that is left.
            Citations = key.Contains(kept[0].Number) ? kept : [.. kept.OrderBy(citation => !key.Contains(citation.Number))],
            Key = key,
            Sources = sources,
            Articles = Math.Max(1, story.Count - (story.Sources.Count - sources.Count)),
            Publishers = Math.Clamp(story.Publishers - (story.Sources.Count - sources.Count), 1, story.Publishers),
            Changes = Kept(story.Changes.Select(change => Change(change, story.Citations, kept))),
            Disagreements = Kept(story.Disagreements.Select(places => Disagreement(places, story.Citations, kept))),
        };
    }

    private StoryChange? Change(ChangePlaces change, IReadOnlyList<NumberedPlace> before, List<Citation> kept)
    {
        if (!Enum.IsDefined(change.Kind))
            throw new FormatException("The stored digest names a change that there is not.");
        if (change.Claims.Count > 0)
        {
            var both = Disagreement(new DisagreementPlaces(DisagreementKind.Change, change.Claims), before, kept);
            return both is { } claims ? new StoryChange(change.Kind, claims.Claims, [], 0) : null;
        }
        var articles = Kept(change.Articles.Select(Article));
        return articles.Count == 0 ? null : new StoryChange(change.Kind, [], articles, change.Count - (change.Articles.Count - articles.Count));
    }

    private static string StoriesGone(string language, int count) =>
        DigestTexts.For(language).Count(DigestTexts.For(language).StoriesGone, count);

    private Citation? Citation(NumberedPlace place) => Passage(place.Quote) is { } passage
        ? new Citation(place.Number, passage, place.Answer is { } answer ? Part(answer, passage.Quote) : null)
        : null;

    /// <summary>What was an article and is a stub by now is not listed any more.</summary>
    private StoredArticle? Article(ArticleReference reference) => _articles[(reference.Article, reference.Revision)] switch
    {
        RemovedArticle when !reference.Removed => null,
        var found => found,
    };

    private Passage? Passage(QuotePlace place)
    {
        if (_articles[(place.Article, place.Revision)] is not Article article)
            return null;
        try
        {
            return new Passage(article.Quote(new TextSpan(place.Start, place.End)), article);
        }
        catch (ArgumentOutOfRangeException damage)
        {
            throw new FormatException("The stored reply quotes where nothing can be quoted.", damage);
        }
    }

    private List<Passage> Passages(IReadOnlyList<QuotePlace> places) => Kept(Whole(places).Select(Passage));

    private List<ReplySection> Sections(IReadOnlyList<SectionPlaces> sections) =>
    [
        .. Whole(sections)
            .Select(section => (Section: new ReplySection(section.Heading, Passages(section.Passages)), Before: section.Passages.Count))
            .Where(read => read.Section.Passages.Count > 0 || read.Before == 0)
            .Select(read => read.Section),
    ];

    /// <summary>Null when fewer than two sides are left: one side alone is no disagreement.</summary>
    private static Disagreement? Disagreement(
        DisagreementPlaces places, IReadOnlyList<NumberedPlace> before, IReadOnlyList<Citation> kept)
    {
        if (!Enum.IsDefined(places.Kind) || Whole(places.Claims).Any(claim => before.All(place => place.Number != claim.Citation)))
            throw new FormatException("The stored reply's disagreement is damaged.");
        var claims = places.Claims
            .Select(claim => (claim.Value, Citation: kept.FirstOrDefault(citation => citation.Number == claim.Citation)))
            .Where(claim => claim.Citation is not null)
            .Select(claim => new Claim(Part(claim.Value, claim.Citation!.Quote).In(claim.Citation.Quote.Text).ToString(), claim.Citation.Number))
            .ToList();
        return claims.Count >= Math.Min(2, places.Claims.Count) ? new Disagreement(places.Kind, claims) : null;
    }

    /// <summary>A part whose citation is no longer there has no answer any more.</summary>
    private static List<AnswerPart> Parts(IReadOnlyList<PartAnswer> stored, IReadOnlyList<NumberedPlace> before, List<Citation> kept)
    {
        var parts = new List<AnswerPart>();
        foreach (var part in Whole(stored))
        {
            if (part.Citation is { } number && before.All(place => place.Number != number))
                throw new FormatException("The stored reply answers from what it does not cite.");
            var citation = kept.Find(cited => cited.Number == part.Citation);
            parts.Add(new AnswerPart(
                part.Label, citation?.Number, citation is not null && part.Answer is { } answer ? Part(answer, citation.Quote) : null));
        }
        return parts;
    }

    /// <summary>What a model wrote may rest on any of the citations, so it goes when one of them does.</summary>
    private static string WithoutComposition(List<Citation> citations, string language) =>
        citations is [{ AnswerText: { Length: > 0 } answer }, ..] ? answer : ReplyTexts.For(language).FoundPassage;

    private static string FirstAnswer(List<Citation> citations) => citations is [{ AnswerText: { Length: > 0 } answer }, ..]
        ? answer
        : throw new FormatException("The stored reply has no text.");

    private static TextSpan Part(PartPlace place, Quote quote) =>
        place.Start >= 0 && place.Start <= place.End && place.End <= quote.Text.Length
            ? new TextSpan(place.Start, place.End)
            : throw new FormatException("The stored reply marks what its quote does not hold.");

    private static ReplyKind Known(ReplyKind kind) =>
        Enum.IsDefined(kind) ? kind : throw new FormatException($"“{kind}” is no kind of reply.");

    private static List<T> Kept<T>(IEnumerable<T?> items)
        where T : class => [.. items.OfType<T>()];

    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T> items)
        where T : class =>
        items.Any(item => item is null) ? throw new FormatException("The stored reply has a gap in a list.") : items;
}
