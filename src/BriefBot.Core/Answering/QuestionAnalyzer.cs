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

    /// <summary>Words that come with asking, or name the kind of answer, and verbs that say next to nothing: rarely in the sentence that answers.</summary>
    private static readonly FrozenSet<string> LightWords = QuestionWords.Set(
        "name named called call happen happened happens many much kind type give gave gives tell told said say says take takes took taken make makes made part become becomes became exactly currently last lasted lasting"
        + " money amount number year date day percentage percent go goes going went gone come comes came get gets got getting put puts keep kept want wants wanted think thinks thought according vehicle"
        + " naam heet heten heette genoemd gebeurd gebeurde gebeurt veel soort geef geeft geven gaf gegeven vertel zegt zei doen doet deed gedaan maken maakt maakte gemaakt precies momenteel eigenlijk duurt duurde duren"
        + " geld bedrag aantal jaar datum dag percentage procent gaan gaat ging gingen gegaan komen komt kwam kwamen gekomen krijgen krijgt kreeg kregen gekregen staan staat stond stonden zitten zit zat zaten liggen ligt lag lagen"
        + " vinden vindt vond denken denkt dacht wilde vandaan naartoe heen mee vrij terecht ervan eraf erbij erdoor eraan volgens sprake waarvoor waarvan waarbij");

    /// <summary>Right behind "which" or "how many" they only say what kind of thing is asked for, and the answer is one without saying so.</summary>
    private static readonly FrozenSet<string> KindWords = QuestionWords.Set(
        "country countries nation state city cities town towns village place region area company companies firm organisation organization agency institution people persons person individuals man woman"
        + " month time times moment share part group role position job animal thing things case"
        + " land landen staat stad steden dorp plaats plek regio gebied bedrijf bedrijven onderneming organisatie instantie instelling mensen personen persoon iemand man vrouw"
        + " maand tijd moment deel aandeel groep rol functie dier ding zaak maatschappij");

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
    public static string LanguageOf(string text) => LanguageIdentifier.Identify(text) switch
    {
        "nl" => "nl",
        "en" => "en",
        _ => QuestionWords.BeginInDutch(text) ? "nl" : "en",
    };

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
            entry.Token, entry.Position, slips.ContainsKey(entry.Position) ? SpellingCorrector.Weaken(query) : query, words.IsLight(entry.Position) || IsKind(words, entry.Position)))];
    }

    /// <summary>"Which country", "in welke stad", "how many people".</summary>
    private static bool IsKind(AskedWords words, int at) =>
        KindWords.Contains(words.Form(at)) && words.Form(at - 1) is "which" or "what" or "welk" or "welke" or "hoeveel" or "many" or "much";

    private static QuestionTerm Term(Token token, int position, QueryTerm query, bool isLight)
    {
        var isName = token.Kind.HasFlag(TokenKind.Number)
            || token.Kind.HasFlag(TokenKind.Capitalised) && (position > 0 || token.Kind.HasFlag(TokenKind.AllCaps));
        var weight = isLight || !isName && LightWords.Contains(token.Form) ? LightWeight : 1;
        return new QuestionTerm(token.Form, position, isName, weight, query);
    }
}
