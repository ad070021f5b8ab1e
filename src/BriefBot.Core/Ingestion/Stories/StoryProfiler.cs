using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>Reads an article's stored analysis into what stories compare. Not thread-safe.</summary>
internal sealed class StoryProfiler(StoryVocabulary vocabulary)
{
    /// <summary>News says first what matters; what comes later is background that other stories share.</summary>
    private const int MostTokens = 700;
    private const int LeadTokens = 90;
    private const float TitleCount = 2;

    private static readonly ConceptLexicon Lexicon = ConceptLexicon.Default;

    private readonly Dictionary<(string Form, string Language), Meaning[]> _meanings = [];

    public StoryProfile Read(int number, ArticleId id, TextAnalysis analysis, PublicationDate? published)
    {
        var (words, meanings) = (new Counts(), new Counts());
        foreach (var token in analysis.TitleTokens)
        {
            if (!IsCounted(token.Kind))
                continue;
            words.AddTitle(WordTerm(token, analysis.Language), TitleCount);
            foreach (var meaning in MeaningsOf(token.Form, analysis.Language))
                meanings.AddTitle(meaning.Term, TitleCount * meaning.Share);
        }
        var isName = NameTokens(analysis);
        foreach (var sentence in analysis.Sentences)
        {
            var end = Math.Min(sentence.FirstToken + sentence.TokenCount, MostTokens);
            for (var i = sentence.FirstToken; i < end; i++)
                Count(analysis.Tokens[i], sentence.Language, i < LeadTokens, isName[i], words, meanings);
        }
        foreach (var expression in analysis.Expressions.TakeWhile(expression => expression.FirstToken < MostTokens))
            meanings.Add(ConceptTerm(expression.Concept), 1, expression.FirstToken < LeadTokens, false);
        return new StoryProfile(
            number, id, analysis.Language, published, words.ToVectors(), meanings.ToVectors(), ShingleSketch.Of(analysis));
    }

    private static bool IsCounted(TokenKind kind) => (kind & (TokenKind.StopWord | TokenKind.Sign)) == 0;

    private static bool[] NameTokens(TextAnalysis analysis)
    {
        var isName = new bool[analysis.Tokens.Count];
        foreach (var mention in analysis.Mentions)
            isName.AsSpan(mention.FirstToken, mention.TokenCount).Fill(true);
        return isName;
    }

    private void Count(in Token token, string language, bool isLead, bool isName, Counts words, Counts meanings)
    {
        if (!IsCounted(token.Kind))
            return;
        var word = WordTerm(token, language);
        words.Add(word, 1, isLead, isName);
        if (isName || token.Kind.HasFlag(TokenKind.Number))
            words.AddParticular(word);
        foreach (var meaning in MeaningsOf(token.Form, language))
            meanings.Add(meaning.Term, meaning.Share, isLead, isName);
    }

    private int WordTerm(in Token token, string language) =>
        vocabulary.Number(token.Stem, token.Kind.HasFlag(TokenKind.Word) && Lexicon.Holds(token.Form, language));

    private int ConceptTerm(int concept) => vocabulary.Number($"#{Lexicon.NameOf(concept)}", isListed: true);

    /// <summary>Gives back the room that was used for speed.</summary>
    public void Forget() => _meanings.Clear();

    private Meaning[] MeaningsOf(string form, string language)
    {
        if (!_meanings.TryGetValue((form, language), out var meanings))
            _meanings[(form, language)] = meanings = [.. Look(form, language, 1)];
        return meanings;
    }

    /// <summary>The concepts of a word. One that the lexicon lacks may be spelt alike in the other language, or be a compound.</summary>
    private IEnumerable<Meaning> Look(string form, string language, float share)
    {
        var concepts = Lexicon.ConceptsOf(form, language);
        if (concepts.Count > 0)
            return concepts.Select(concept => new Meaning(ConceptTerm(concept), share / concepts.Count));
        if (language == "nl" && share == 1 && DutchCompounds.Default.Split(form, _ => true) is { } compound)
            return [.. Look(compound.Modifier, language, 0.5f), .. Look(compound.Head, language, 0.5f), .. Spelling(form, language, 0.5f)];
        return Spelling(form, language, share);
    }

    private IEnumerable<Meaning> Spelling(string form, string language, float share)
    {
        yield return new Meaning(vocabulary.Number($"={form}", isListed: false), share);
        if (Cognates.Key(form, language) is { } key)
            yield return new Meaning(vocabulary.Number($"~{key}", isListed: false), share / 2);
    }

    private readonly record struct Meaning(int Term, float Share);

    private sealed class Counts
    {
        private readonly Dictionary<int, float> _body = [];
        private readonly Dictionary<int, float> _lead = [];
        private readonly Dictionary<int, float> _names = [];
        private readonly HashSet<int> _title = [];
        private readonly HashSet<int> _particulars = [];

        public void AddTitle(int term, float count)
        {
            _title.Add(term);
            Add(term, count, isLead: true, isName: false);
        }

        public void AddParticular(int term) => _particulars.Add(term);

        public void Add(int term, float count, bool isLead, bool isName)
        {
            Add(_body, term, count);
            if (isLead)
                Add(_lead, term, count);
            if (isName)
                Add(_names, term, count);
        }

        public StoryVectors ToVectors() =>
            new(TermVector.Of(_body), TermVector.Of(_lead), TermVector.Of(_names), [.. _title.Order()], [.. _particulars.Order()]);

        private static void Add(Dictionary<int, float> counts, int term, float count) =>
            counts[term] = counts.GetValueOrDefault(term) + count;
    }
}
