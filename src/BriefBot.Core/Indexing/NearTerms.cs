namespace BriefBot.Core.Indexing;

/// <summary>Where those words of a query stand that have to stand near what is found.</summary>
internal sealed class NearTerms(PassagePostings postings, IReadOnlyList<int> wanted)
{
    /// <summary>Part of a compound, or a word of the same kind, is not the word.</summary>
    private const float LeastWeight = 0.5f;

    private readonly Dictionary<int, int> _paragraphs = [];
    private readonly Dictionary<int, int> _titles = [];

    /// <summary>Takes in where one term of the query stands, by sentence and by title's slot.</summary>
    public void Note(int term, ScoreTable inSentences, ScoreTable inTitles)
    {
        if (!wanted.Contains(term))
            return;
        var paragraphs = inSentences.Touched.Where(sentence => inSentences[sentence] >= LeastWeight).Select(sentence => postings.SentenceParagraph[sentence]);
        foreach (var paragraph in paragraphs.Distinct())
            _paragraphs[paragraph] = _paragraphs.GetValueOrDefault(paragraph) + 1;
        foreach (var slot in inTitles.Touched.Where(slot => inTitles[slot] >= LeastWeight))
            _titles[slot] = _titles.GetValueOrDefault(slot) + 1;
    }

    public bool IsAt(int paragraph, int slot)
    {
        if (wanted.Count == 0)
            return true;
        var least = (wanted.Count + 1) / 2;
        return _titles.GetValueOrDefault(slot) >= least || Enumerable.Range(paragraph - 1, 3).Any(near => Holds(near, slot, least));
    }

    private bool Holds(int paragraph, int slot, int least) =>
        _paragraphs.GetValueOrDefault(paragraph) >= least
        && postings.SentenceArticle[postings.ParagraphStart[paragraph]] == slot;
}
