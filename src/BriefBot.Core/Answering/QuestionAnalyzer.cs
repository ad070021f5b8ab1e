using System.Collections.Frozen;
using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering;

/// <summary>Reads a question: its language, the kind of answer that it expects and the words to look for.</summary>
internal sealed class QuestionAnalyzer(PassageIndex index)
{
    private const float LightWeight = 0.3f;

    /// <summary>Words that come with asking, or name the kind of answer, and are rarely in the sentence that answers.</summary>
    private static readonly FrozenSet<string> LightWords = string.Join(
        ' ',
        "name named called call happen happened happens many much kind type give gave tell told said say says take takes took make made part become became exactly currently last lasted lasting money amount number year date day percentage percent",
        "naam heet heten heette genoemd gebeurd gebeurde gebeurt veel soort geef vertel zegt zei doen doet deed gedaan maken maakte precies momenteel eigenlijk duurt duurde duren geld bedrag aantal jaar datum dag percentage procent")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public QuestionAnalysis Analyze(Question question)
    {
        var text = question.Text.Length > Question.MaxLength ? question.Text[..Question.MaxLength] : question.Text;
        var language = question.Language ?? LanguageOf(text);
        var tokens = Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language);
        return new QuestionAnalysis(language, QuestionClassifier.Classify(tokens), Terms(text, tokens, language)) { Tokens = tokens };
    }

    /// <summary>"nl" or "en", whichever the text rather is.</summary>
    public static string LanguageOf(string text) => LanguageIdentifier.Identify(text) == "nl" ? "nl" : "en";

    private List<QuestionTerm> Terms(string text, List<Token> tokens, string language)
    {
        var asked = new List<(Token Token, int Position)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((tokens[i].Kind & (TokenKind.StopWord | TokenKind.Sign)) == 0
                && !QuestionClassifier.IsDegree(tokens, i)
                && !asked.Exists(earlier => earlier.Token.Form == tokens[i].Form))
                asked.Add((tokens[i], i));
        }
        var queries = index.Read(vocabulary =>
            new TermExpander(vocabulary).Expand([.. asked.Select(entry => entry.Token)], tokens, text, language));
        return [.. asked.Zip(queries, (entry, query) => Term(entry.Token, entry.Position, query))];
    }

    private static QuestionTerm Term(Token token, int position, QueryTerm query)
    {
        var isName = token.Kind.HasFlag(TokenKind.Number)
            || token.Kind.HasFlag(TokenKind.Capitalised) && (position > 0 || token.Kind.HasFlag(TokenKind.AllCaps));
        var weight = !isName && LightWords.Contains(token.Form) ? LightWeight : 1;
        return new QuestionTerm(token.Form, position, isName, weight, query);
    }
}
