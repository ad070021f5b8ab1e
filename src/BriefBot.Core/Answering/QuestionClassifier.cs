using System.Collections.Frozen;
using BriefBot.Core.Analysis;

namespace BriefBot.Core.Answering;

/// <summary>
/// Tells the kind of answer that a Dutch or English question expects from its question word and the noun or adjective
/// behind it.
/// </summary>
internal static class QuestionClassifier
{
    private static readonly FrozenDictionary<string, AnswerType> QuestionWords = Table(
        (AnswerType.Person, "who whom whose wie wiens"),
        (AnswerType.Date, "when wanneer"),
        (AnswerType.Place, "where waar waarheen waarvandaan whence"),
        (AnswerType.Reason, "why waarom waardoor"),
        (AnswerType.Open, "what wat which welk welke waarmee waarvoor waarop waarover waaraan waarin waaruit"),
        (AnswerType.Manner, "how hoe"),
        (AnswerType.Count, "hoeveel hoeveelste"),
        (AnswerType.Duration, "hoelang"));

    /// <summary>What follows "how" or "hoe".</summary>
    private static readonly FrozenDictionary<string, AnswerType> Degrees = Table(
        (AnswerType.Count, "many often tall high large big deep far fast heavy wide vaak hoog groot diep ver snel zwaar breed veel"),
        (AnswerType.Amount, "much"),
        (AnswerType.Duration, "long old lang oud"),
        (AnswerType.Date, "laat"),
        (AnswerType.Name, "heet heten heette"));

    /// <summary>What follows "which", "what", "welke", "how many" or "hoeveel", and what it says of the answer.</summary>
    private static readonly FrozenDictionary<string, AnswerType> Nouns = Table(
        (AnswerType.Person,
            "person people man woman president minister ceo cto cfo director chairman chairwoman chief leader king queen mayor coach player"
            + " actor actress singer author writer artist scientist politician candidate senator governor founder successor spokesperson"
            + " persoon mensen vrouw topman topvrouw directeur voorzitter leider koning koningin burgemeester trainer speler"
            + " acteur actrice zanger zangeres auteur schrijver schrijfster kunstenaar wetenschapper politicus kandidaat oprichter opvolger woordvoerder"),
        (AnswerType.Place,
            "country countries city cities state states town village place places region area location continent island river street province"
            + " land landen stad steden staat staten dorp plaats plaatsen regio gebied locatie werelddeel eiland rivier straat provincie gemeente"),
        (AnswerType.Name,
            "company companies organisation organization bank newspaper magazine university party team club band film movie show book song game"
            + " product brand platform marketplace exchange app airline agency newspaper website name title"
            + " bedrijf bedrijven organisatie krant tijdschrift universiteit partij ploeg boek lied spel merk dienst luchtvaartmaatschappij naam titel aanbieder aanbieders"),
        (AnswerType.Date, "time year date day month century decade season weekday jaar datum dag maand eeuw decennium seizoen"),
        (AnswerType.Percent, "percent percentage share proportion procent aandeel deel"),
        (AnswerType.Money, "money dollars dollar euro euros pounds price cost amount revenue budget geld prijs bedrag omzet kosten"),
        (AnswerType.Amount, "wage wages salary pay loon salaris"),
        (AnswerType.Count, "number aantal"),
        (AnswerType.Duration, "years months weeks days hours minutes jaren maanden weken dagen uur uren minuten"));

    private static readonly FrozenSet<string> YesNoOpeners = Set(
        "is are was were do does did has have had can could will would should may might"
        + " is zijn waren heeft hebben had hadden kan kunnen kon zal zullen zou gaat gaan ging wordt worden werd moet moeten mag mogen doet deed");

    private static readonly FrozenSet<string> AmountVerbs = Set(
        "kost kostte kosten daalde daalt dalen steeg stijgt stijgen groeide groeit verloor verliest verdiende verdient betaalde betaalt"
        + " investeert investeerde leverde levert bedraagt bedroeg nam neemt krijgt kreeg gaf geeft scheelt verlaagde verhoogde");

    /// <summary>With "what" they ask for money: "what did it cost", "wat kost het".</summary>
    private static readonly FrozenSet<string> CostVerbs = Set("cost costs kost kostte kosten kostten");

    private static readonly FrozenSet<string> Copulas = Set("is are was were 's zijn waren");

    private static readonly FrozenSet<string> Articles = Set("a an the de het een");

    public static AnswerType Classify(IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0)
            return AnswerType.Open;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (QuestionWords.TryGetValue(tokens[i].Form, out var type))
                return Refine(type, tokens, i);
        }
        return YesNoOpeners.Contains(tokens[0].Form) ? AnswerType.YesNo : AnswerType.Passage;
    }

    public static bool IsQuestionWord(string form) => QuestionWords.ContainsKey(form);

    /// <summary>Whether the token only completes the question word, as "long" does in "how long".</summary>
    public static bool IsDegree(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Form is "how" or "hoe"
        && Degrees.ContainsKey(tokens[at].Form);

    private static AnswerType Refine(AnswerType type, IReadOnlyList<Token> tokens, int at)
    {
        var next = Form(tokens, at + 1);
        switch (type)
        {
            case AnswerType.Manner when Degrees.TryGetValue(next, out var degree):
                return degree is AnswerType.Count or AnswerType.Amount && NounAfter(tokens, at + 2, 1) is { } counted && counted is not AnswerType.Count
                    ? Counted(counted, degree)
                    : degree;
            case AnswerType.Count:
                return NounAfter(tokens, at + 1, 2) is { } noun ? Counted(noun, AnswerType.Count) : Uncounted(tokens, at + 1);
            case AnswerType.Person when Copulas.Contains(next) && IsBareName(tokens, at + 2):
                return AnswerType.Definition;
            case AnswerType.Open when IsCost(tokens, at + 1):
                return AnswerType.Money;
            case AnswerType.Open when IsContracted(tokens[at]) && IsBareThing(tokens, at + 1):
                return NounAfter(tokens, at + 1, 2) ?? AnswerType.Definition;
            case AnswerType.Open when Copulas.Contains(next):
                return NounAfter(tokens, at + 2, 3) ?? (IsBareThing(tokens, at + 2) ? AnswerType.Definition : AnswerType.Open);
            case AnswerType.Open:
                return NounAfter(tokens, at + 1, 3) ?? AnswerType.Open;
            default:
                return type;
        }
    }

    /// <summary>"How many people" asks for a count, "how many percent" for a percentage, "how many years" for a duration.</summary>
    private static AnswerType Counted(AnswerType noun, AnswerType otherwise) =>
        noun is AnswerType.Percent or AnswerType.Money or AnswerType.Duration or AnswerType.Amount ? noun : otherwise;

    /// <summary>Dutch has one word for how many and how much: a verb right behind it ("hoeveel daalde") asks for an amount.</summary>
    private static AnswerType Uncounted(IReadOnlyList<Token> tokens, int next) =>
        YesNoOpeners.Contains(Form(tokens, next)) || AmountVerbs.Contains(Form(tokens, next)) ? AnswerType.Amount : AnswerType.Count;

    private static AnswerType? NounAfter(IReadOnlyList<Token> tokens, int from, int window)
    {
        for (var i = from; i < Math.Min(tokens.Count, from + window); i++)
        {
            if (Nouns.TryGetValue(tokens[i].Form, out var type))
                return type;
            if (YesNoOpeners.Contains(tokens[i].Form))
                return null;
        }
        return null;
    }

    /// <summary>Whether nothing but one thing's name follows, as in "what is DingTalk" or "wat is een datacenter".</summary>
    private static bool IsBareThing(IReadOnlyList<Token> tokens, int from)
    {
        var rest = tokens.Skip(from).SkipWhile(token => Articles.Contains(token.Form)).ToList();
        return rest.Count is 1 or 2 && rest.All(token => !token.Kind.HasFlag(TokenKind.StopWord));
    }

    /// <summary>Whether nothing but a name follows, as in "who is Noor Vermaas"; "who is president" still asks for a person.</summary>
    private static bool IsBareName(IReadOnlyList<Token> tokens, int from) =>
        IsBareThing(tokens, from) && tokens.Skip(from).All(token => token.Kind.HasFlag(TokenKind.Capitalised) && !Nouns.ContainsKey(token.Form));

    /// <summary>"What's": the 's belongs to the token and not to its form.</summary>
    private static bool IsContracted(Token token) => token.Span.Length == token.Form.Length + 2;

    /// <summary>"What does it cost" and "wat kost het", but not "what does she say about the cost".</summary>
    private static bool IsCost(IReadOnlyList<Token> tokens, int next)
    {
        if (CostVerbs.Contains(Form(tokens, next)))
            return true;
        for (var i = next + 1; i < tokens.Count && YesNoOpeners.Contains(Form(tokens, next)); i++)
        {
            if (CostVerbs.Contains(tokens[i].Form) && Form(tokens, i - 1) is not ("the" or "a" or "de"))
                return true;
        }
        return false;
    }

    private static string Form(IReadOnlyList<Token> tokens, int at) => at < tokens.Count ? tokens[at].Form : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, AnswerType> Table(params (AnswerType Type, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Distinct().Select(word => (word, row.Type)))
        .DistinctBy(pair => pair.word)
        .ToFrozenDictionary(pair => pair.word, pair => pair.Type, StringComparer.Ordinal);
}
