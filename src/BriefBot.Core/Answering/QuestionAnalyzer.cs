using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Reads a question: its language, the kind of answer that it expects and the words to look for.</summary>
internal sealed class QuestionAnalyzer(PassageIndex index)
{
    private const float LightWeight = 0.3f;

    /// <summary>Ask how things stand at the moment.</summary>
    private static readonly FrozenSet<string> NowWords =
        QuestionWords.Set("now currently today nowadays presently nu momenteel tegenwoordig huidige vandaag current inmiddels latest laatste");

    /// <summary>Words that come with asking, or name the kind of answer, and are rarely in the sentence that answers.</summary>
    private static readonly FrozenSet<string> LightWords = string.Join(
        ' ',
        "name named called call happen happened happens many much kind type give gave tell told said say says take takes took make made part become became exactly currently last lasted lasting money amount number year date day percentage percent",
        "naam heet heten heette genoemd gebeurd gebeurde gebeurt veel soort geef vertel zegt zei doen doet deed gedaan maken maakte precies momenteel eigenlijk duurt duurde duren geld bedrag aantal jaar datum dag percentage procent")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly SpellingCorrector _spelling = new(index);
    private readonly SourceFinder _sources = new(index);

    public QuestionAnalysis Analyze(Question question)
    {
        var text = question.Text.Length > Question.MaxLength ? question.Text[..Question.MaxLength] : question.Text;
        var language = question.Language ?? LanguageOf(text);
        var written = Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language);
        var (tokens, slips) = _spelling.Correct(written, text, language, question.Collections);
        var form = QuestionClassifier.Classify(text, tokens, language);
        var asked = new AskedWords(text, tokens, language);
        var found = _sources.Find(asked, question.Collections);
        var period = QuestionPeriods.Find(asked, question.Asked);
        var terms = Terms(asked, slips);
        return new QuestionAnalysis(language, form.Expected[0], terms)
        {
            Tokens = tokens,
            Asking = form.Asking.Count > 0 ? form.Asking[0] : -1,
            Parts = QuestionParts.Of(text, tokens, form),
            IsList = form.IsList,
            IsComparison = form.IsComparison,
            IsAboutNow = tokens.Any(token => NowWords.Contains(token.Form)),
            Corrections = [.. slips.Values.Select(slip => slip.Correction)],
            Period = period,
            Sources = found.Sources,
            AccordingTo = found.AccordingTo,
            Phrases = QuotedPhrases.Find(text),
            NearTerms = [.. Enumerable.Range(0, terms.Count).Where(i => found.Near.Contains(terms[i].Position))],
        };
    }

    /// <summary>"nl" or "en", whichever the text rather is.</summary>
    public static string LanguageOf(string text) => LanguageIdentifier.Identify(text) == "nl" ? "nl" : "en";

    private List<QuestionTerm> Terms(AskedWords words, IReadOnlyDictionary<int, Slip> slips)
    {
        var tokens = words.Tokens;
        var asked = new List<(Token Token, int Position)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((tokens[i].Kind & (TokenKind.StopWord | TokenKind.Sign)) == 0
                && !words.IsUsed(i)
                && !QuestionClassifier.IsDegree(tokens, i)
                && !asked.Exists(earlier => earlier.Token.Form == tokens[i].Form))
                asked.Add((tokens[i], i));
        }
        var queries = index.Read(vocabulary =>
            new TermExpander(vocabulary).Expand([.. asked.Select(entry => entry.Token)], tokens, words.Text, words.Language));
        return [.. asked.Zip(queries, (entry, query) => Term(
            entry.Token, entry.Position, slips.ContainsKey(entry.Position) ? SpellingCorrector.Weaken(query) : query, words.IsLight(entry.Position)))];
    }

    private static QuestionTerm Term(Token token, int position, QueryTerm query, bool isLight)
    {
        var isName = token.Kind.HasFlag(TokenKind.Number)
            || token.Kind.HasFlag(TokenKind.Capitalised) && (position > 0 || token.Kind.HasFlag(TokenKind.AllCaps));
        var weight = isLight || !isName && LightWords.Contains(token.Form) ? LightWeight : 1;
        return new QuestionTerm(token.Form, position, isName, weight, query);
    }
}
