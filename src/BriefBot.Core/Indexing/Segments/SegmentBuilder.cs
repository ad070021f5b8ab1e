using System.Runtime.InteropServices;

namespace BriefBot.Core.Indexing.Segments;

/// <summary>Makes a segment of articles that came in one after the other.</summary>
internal sealed class SegmentBuilder
{
    private readonly SegmentLayout _layout = new();

    /// <summary>Term, sentence, and 0 where it is written or 1 where it is only spoken of: sorted, these are the postings.</summary>
    private readonly List<ulong> _sentences = [];
    private readonly List<ulong> _titles = [];
    private readonly FactPostings.Builder _facts = new();

    public int Sentences => _layout.Sentences;

    public bool IsEmpty { get; private set; } = true;

    /// <param name="names">Of its facts, each with how many name it.</param>
    public void Add(IndexedArticle article, List<(int Name, int Facts)> names)
    {
        IsEmpty = false;
        var start = _layout.Sentences;
        var slot = _layout.StartArticle(article, article.TitleTerms.Length);
        foreach (var (name, facts) in names)
            _facts.Add(name, slot, facts);
        foreach (var term in article.TitleTerms)
            _titles.Add(Key(term, slot));
        foreach (var term in article.TitleExpressions)
            _titles.Add(Key(term, slot));
        var paragraph = -1;
        foreach (var sentence in article.Sentences)
        {
            AddSentence(article, sentence.FirstToken, sentence.FirstToken + sentence.TokenCount, sentence.Paragraph != paragraph);
            paragraph = sentence.Paragraph;
        }
        foreach (var (sentence, term) in article.References)
            _sentences.Add(Key(term, start + sentence << 1 | 1));
    }

    public Segment Build()
    {
        var writer = new SegmentWriter(_layout);
        var sentences = CollectionsMarshal.AsSpan(_sentences);
        var titles = CollectionsMarshal.AsSpan(_titles);
        sentences.Sort();
        titles.Sort();
        var list = new PostingList();
        while (!sentences.IsEmpty || !titles.IsEmpty)
        {
            var term = Math.Min(Term(sentences), Term(titles));
            list.Clear();
            for (; Term(titles) == term; titles = titles[1..])
                list.Titles.Add((int)(uint)titles[0]);
            for (; Term(sentences) == term; sentences = sentences[1..])
                AddSentence(list, (uint)sentences[0]);
            writer.Add((int)term, list);
        }
        return writer.Close(_facts.Build());
    }

    private void AddSentence(IndexedArticle article, int first, int end, bool startsParagraph)
    {
        var length = 0;
        for (var i = first; i < end; i++)
        {
            if (!IndexedArticle.IsIndexed(article.Kinds[i]))
                continue;
            _sentences.Add(Key(article.Terms[i], _layout.Sentences << 1));
            length++;
        }
        // They say again what the words say, so the sentence is no longer for them.
        foreach (var expression in article.ExpressionsIn(first, end))
            _sentences.Add(Key(expression.Term, _layout.Sentences << 1));
        _layout.AddSentence(length, startsParagraph);
    }

    private static void AddSentence(PostingList list, uint key)
    {
        var (sentence, count) = ((int)(key >> 1), (key & 1) == 0 ? 1 : 0);
        if (list.Sentences.Count > 0 && list.Sentences[^1].Sentence == sentence)
            list.Sentences[^1] = (sentence, list.Sentences[^1].Count + count);
        else
            list.Sentences.Add((sentence, count));
    }

    private static ulong Key(int term, int place) => (ulong)(uint)term << 32 | (uint)place;

    private static uint Term(Span<ulong> keys) => keys.IsEmpty ? uint.MaxValue : (uint)(keys[0] >> 32);
}
