using System.Buffers;
namespace BriefBot.Core.Analysis.Lexicon;

/// <summary>
/// Finds the lexicon's members of several words in running text: side by side ("prime minister"), or, where the last is a
/// particle, with other words of the clause in between ("maakte gisteren bekend", "turn the offer down"). Dutch verbs
/// whose particle stands apart are found by their infinitive ("volgt hem op" is opvolgen), which is all that the lexicon
/// has to list.
/// </summary>
internal sealed class ExpressionFinder(ConceptLexicon lexicon)
{
    private const int MostDutchGap = 12;
    private const int MostEnglishGap = 3;

    private static readonly SearchValues<char> ClauseBreaks = SearchValues.Create(",;:.!?()[]\"“”„»«–—\n");

    private static readonly HashSet<string> EnglishParticles =
        WordSet.Of("up down off out over on in back away apart aside through");

    /// <summary>What may follow a Dutch particle at the end of its clause: were it a preposition, its noun would follow.</summary>
    private static readonly HashSet<string> Connectors = WordSet.Of(
        "en of maar want dat om omdat nadat voordat terwijl toen als zodat in op van voor met bij door naar tot te na tijdens volgens",
        "aan uit over vanaf wegens vanwege sinds tegen");

    public static ExpressionFinder Default { get; } = new(ConceptLexicon.Default);

    /// <param name="text">What the tokens' spans are offsets into.</param>
    /// <param name="tokens">All tokens; those of <paramref name="first"/> up to <paramref name="end"/> are one sentence.</param>
    /// <param name="found">Expressions are appended, in the order of their first tokens' discovery.</param>
    public void Find(string text, IReadOnlyList<Token> tokens, int first, int end, string language, List<Expression> found)
    {
        if (language is not ("nl" or "en"))
            return;
        var sentence = new Sentence(text, tokens, first, end, language);
        for (var i = first; i < end; i++)
        {
            if (!tokens[i].Kind.HasFlag(TokenKind.Word))
                continue;
            if (lexicon.Known(tokens[i].Form, language) is { Expressions: { Length: > 0 } expressions })
                FindAt(sentence, i, expressions, found);
            if (language == "nl" && DutchParticles.IsParticle(tokens[i].Form))
                FindVerb(sentence, i, found);
        }
    }

    private static void FindAt(in Sentence sentence, int at, LexiconExpression[] expressions, List<Expression> found)
    {
        foreach (var expression in expressions)
        {
            if (expression.IsName && !sentence.Tokens[at].Kind.HasFlag(TokenKind.Capitalised))
                continue;
            if (LastToken(sentence, at, expression.Words) is var last and > 0)
                Add(new Expression(at, last, expression.Concept), found);
        }
    }

    /// <summary>Where the expression's last word stands; 0 when it does not stand here.</summary>
    private static int LastToken(in Sentence sentence, int at, string[] words)
    {
        var last = at;
        for (var i = 1; i < words.Length; i++)
        {
            if (last + 1 < sentence.End && sentence.IsFormOf(last + 1, words[i]))
                last++;
            else
                return words.Length == 2 ? Particle(sentence, at, words[1]) : 0;
        }
        return words.Length == 2 && sentence.Language == "nl" && DutchParticles.IsPreposition(words[1]) && !EndsClause(sentence, last) ? 0 : last;
    }

    private static int Particle(in Sentence sentence, int verb, string particle)
    {
        var isDutch = sentence.Language == "nl";
        if (!(isDutch ? DutchParticles.IsParticle(particle) : EnglishParticles.Contains(particle)))
            return 0;
        var furthest = Math.Min(sentence.End - 1, verb + 1 + (isDutch ? MostDutchGap : MostEnglishGap));
        for (var i = verb + 1; i <= furthest && !sentence.BreaksBefore(i); i++)
        {
            if (sentence.Tokens[i].Form == particle)
                return isDutch && DutchParticles.IsPreposition(particle) && !EndsClause(sentence, i) ? 0 : i;
        }
        return 0;
    }

    /// <summary>The verb that a particle was split off from: before it in the clause, or behind "te".</summary>
    private void FindVerb(in Sentence sentence, int particle, List<Expression> found)
    {
        var form = sentence.Tokens[particle].Form;
        if (particle + 2 < sentence.End && sentence.Tokens[particle + 1].Form == "te")
            AddVerb(sentence, form, particle + 2, particle, particle + 2, found);
        if (DutchParticles.IsPreposition(form) && !EndsClause(sentence, particle))
            return;
        for (var i = particle - 1; i >= sentence.First && i >= particle - 1 - MostDutchGap && !sentence.BreaksBefore(i + 1); i--)
            AddVerb(sentence, form, i, i, particle, found);
    }

    private void AddVerb(in Sentence sentence, string particle, int verb, int first, int last, List<Expression> found)
    {
        var token = sentence.Tokens[verb];
        if ((token.Kind & (TokenKind.StopWord | TokenKind.Number | TokenKind.Sign)) != 0
            || (token.Kind.HasFlag(TokenKind.Capitalised) && verb > sentence.First))
            return;
        foreach (var infinitive in DutchForms.Verbs(token.Form))
        {
            if (!infinitive.EndsWith('n') || !lexicon.Lists(particle + infinitive, "nl"))
                continue;
            foreach (var concept in lexicon.ConceptsOf(particle + infinitive, "nl", capital: false))
                Add(new Expression(first, last, concept), found);
        }
    }

    private static bool EndsClause(in Sentence sentence, int at) =>
        at + 1 >= sentence.End || sentence.BreaksBefore(at + 1) || Connectors.Contains(sentence.Tokens[at + 1].Form);

    private static void Add(Expression expression, List<Expression> found)
    {
        if (!found.Contains(expression))
            found.Add(expression);
    }

    private readonly record struct Sentence(string Text, IReadOnlyList<Token> Tokens, int First, int End, string Language)
    {
        /// <summary>Whether a clause ends between this token and the one before.</summary>
        public bool BreaksBefore(int at) =>
            Text.AsSpan(Tokens[at - 1].Span.End, Tokens[at].Span.Start - Tokens[at - 1].Span.End).ContainsAny(ClauseBreaks);

        public bool IsFormOf(int at, string word)
        {
            var form = Tokens[at].Form;
            // Short words are function words: they have no other forms, and are asked for most often.
            return form == word
                || (word.Length > 3 && form.Length > 3 && form[0] == word[0]
                    && (Language == "nl" ? DutchForms.Bases(form) : EnglishForms.Bases(form)).Contains(word));
        }
    }
}
