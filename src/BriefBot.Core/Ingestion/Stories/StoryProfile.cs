using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>What an article is compared by.</summary>
/// <param name="Number">The order in which they came.</param>
/// <param name="Words">By stems: for articles in one language.</param>
/// <param name="Meanings">By concepts, names and words spelt alike: across languages.</param>
internal sealed record StoryProfile(
    int Number, ArticleId Id, string Language, PublicationDate? Published, StoryVectors Words, StoryVectors Meanings, ShingleSketch Sketch)
{
    public void Weigh(StoryVocabulary vocabulary)
    {
        Words.Weigh(vocabulary);
        Meanings.Weigh(vocabulary);
    }
}

/// <param name="Body">Title and text.</param>
/// <param name="Lead">Title and first sentences, which say what the article is about.</param>
/// <param name="Names">Words of the names.</param>
/// <param name="Title">The terms of the title, in ascending order.</param>
/// <param name="Particulars">Words of names, and figures, in ascending order: what differs between two notices in the same words.</param>
internal sealed record StoryVectors(TermVector Body, TermVector Lead, TermVector Names, int[] Title, int[] Particulars)
{
    public void Weigh(StoryVocabulary vocabulary)
    {
        Body.Weigh(vocabulary);
        Lead.Weigh(vocabulary);
        Names.Weigh(vocabulary);
    }
}
