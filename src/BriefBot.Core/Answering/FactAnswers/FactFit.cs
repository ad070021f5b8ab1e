using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Articles;
using BriefBot.Core.Facts;
using BriefBot.Core.Indexing;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>Whether a fact answers a question in all that is asked, and with which of its arguments.</summary>
internal static class FactFit
{
    private const double Sure = 0.85;
    private const double Likely = 0.7;
    private const double Possible = 0.6;

    /// <summary>A word that matches less than this means something else.</summary>
    private const float LeastWeight = 0.5f;

    private static bool IsOfKind(FactQuestion asked, Fact fact) => fact.Standing != FactStanding.Denied && asked.Kind switch
    {
        FactQuestionKind.Role => fact.Kind is FactKind.Role or FactKind.RoleChange && fact.Predicate is not (FactPredicate.Leads or FactPredicate.Leaves),
        FactQuestionKind.Leader => fact.Kind is FactKind.Role or FactKind.RoleChange && fact.Predicate != FactPredicate.Leaves,
        FactQuestionKind.Successor or FactQuestionKind.Predecessor or FactQuestionKind.Succession =>
            fact.Predicate == FactPredicate.Succeeds || fact.Predicate == FactPredicate.Appointed && fact.Find(FactPart.Whom) is not null,
        FactQuestionKind.Definition => fact.Predicate is FactPredicate.Holds or FactPredicate.Is or FactPredicate.Ranks && fact.Standing == FactStanding.Stated,
        FactQuestionKind.Owner => fact.Predicate == FactPredicate.Owns || fact.Predicate == FactPredicate.Acquires && fact.Standing == FactStanding.Stated,
        FactQuestionKind.Founder => fact.Predicate == FactPredicate.Founded || fact.Predicate == FactPredicate.Holds,
        FactQuestionKind.Happened => fact.Kind is FactKind.Event or FactKind.RoleChange,
        _ => fact.Predicate == FactPredicate.Says,
    };

    /// <summary>Whether the fact is about what is asked about, as far as can be told without its words.</summary>
    public static bool MayAnswer(FactQuestion asked, Fact fact) => IsOfKind(asked, fact) && asked.Kind switch
    {
        FactQuestionKind.Role or FactQuestionKind.Leader => Is(fact, FactPart.Organisation, asked.Name),
        FactQuestionKind.Successor or FactQuestionKind.Owner => Is(fact, FactPart.Whom, asked.Name) && !(asked.IsPast && fact.Standing == FactStanding.Planned),
        FactQuestionKind.Founder => Is(fact, FactPart.Whom, asked.Name) || Is(fact, FactPart.Organisation, asked.Name),
        FactQuestionKind.Succession or FactQuestionKind.Happened => Is(fact, FactPart.Who, asked.Name) || Is(fact, FactPart.Whom, asked.Name),
        _ => Is(fact, FactPart.Who, asked.Name),
    };

    public static FittingFact? Of(FactQuestion asked, FactHit hit, Article article, QuestionView view)
    {
        var fact = hit.Fact;
        switch (asked.Kind)
        {
            case FactQuestionKind.Role:
                return Is(fact, FactPart.Organisation, asked.Name) && fact.Find(FactPart.Role) is { } role && IsSaid(asked.Rest, role.Span, article, hit, view)
                    ? Fitting(FactPart.Who, Sure)
                    : null;
            case FactQuestionKind.Leader:
                return Is(fact, FactPart.Organisation, asked.Name) && (fact.Predicate == FactPredicate.Leads || fact.Find(FactPart.Role) is { } lead && IsLeading(lead, article))
                    ? Fitting(FactPart.Who, Likely)
                    : null;
            case FactQuestionKind.Successor or FactQuestionKind.Succession when Is(fact, FactPart.Whom, asked.Name):
                return HasRest() ? Fitting(FactPart.Who, Sure) : null;
            case FactQuestionKind.Predecessor or FactQuestionKind.Succession when Is(fact, FactPart.Who, asked.Name):
                return HasRest() ? Fitting(FactPart.Whom, Sure) : null;
            case FactQuestionKind.Definition:
                return Defining(fact, article) is { } defining ? new FittingFact(hit, article, defining, Likely) : null;
            case FactQuestionKind.Owner:
                return Is(fact, FactPart.Whom, asked.Name) ? Fitting(FactPart.Who, Sure) : null;
            case FactQuestionKind.Founder:
                return fact.Predicate == FactPredicate.Founded
                    ? Is(fact, FactPart.Whom, asked.Name) ? Fitting(FactPart.Who, Sure) : null
                    : Is(fact, FactPart.Organisation, asked.Name) && fact.Find(FactPart.Role) is { } founding && IsFounding(founding, article) ? Fitting(FactPart.Who, Sure) : null;
            case FactQuestionKind.Happened:
                return Is(fact, FactPart.Who, asked.Name) || Is(fact, FactPart.Whom, asked.Name) ? new FittingFact(hit, article, null, Possible) : null;
            case FactQuestionKind.Said:
                return fact.Find(FactPart.Who) is { } who && IsWritten(who, article) && fact.Find(FactPart.What) is { } said && asked.Rest.Length > 0 && IsSaid(asked.Rest, said.Span, article, hit, view)
                    ? Fitting(FactPart.What, Likely)
                    : null;
            default:
                return null;
        }

        FittingFact? Fitting(FactPart part, double confidence) => fact.Find(part) is { } target ? new FittingFact(hit, article, target, confidence) : null;

        bool HasRest() => asked.Rest.Length == 0 || IsSaid(asked.Rest, fact.Span, article, hit, view);
    }

    /// <summary>A definition's words; a role's with the organisation that stands beside them: "Federal Reserve chairman".</summary>
    private static FactArgument? Defining(Fact fact, Article article)
    {
        if (fact.Find(FactPart.What) is { } what)
            return what;
        if (fact.Find(FactPart.Role) is not { } role)
            return null;
        if (fact.Find(FactPart.Organisation) is not { } of || of.Span.Overlaps(role.Span))
            return role;
        var whole = of.Span.Cover(role.Span);
        return whole.Length - of.Span.Length - role.Span.Length <= 8 && !whole.In(article.Text).ContainsAny(",.;:") ? role with { Span = whole } : role;
    }

    private static bool Is(Fact fact, FactPart part, string name) => fact.Of(part).Any(argument => argument.Name.Length > 0 && IsMeant(name, argument));

    private static bool IsMeant(string name, FactArgument argument)
    {
        var (asked, known) = (EntityName.Normalize(name).Split(' '), EntityName.Normalize(argument.Name).Split(' '));
        return EntityName.Matches(name, argument.Name, argument.Kind) || argument.Kind == MentionKind.Person && asked.Length == 1 && known[^1] == asked[0];
    }

    /// <summary>Named in the sentence: "he said" may be anybody's.</summary>
    private static bool IsWritten(FactArgument who, Article article) => who.Span.In(article.Text).Length > 3 && char.IsUpper(article.Text[who.Span.Start])
        && who.Name.Contains(who.Span.In(article.Text)[..3], StringComparison.Ordinal);

    private static bool IsLeading(FactArgument role, Article article) => Has(
        role, article, "ceo", "president", "chairman", "director", "chief", "head", "leader", "boss", "minister", "mayor", "topman", "topvrouw", "directeur", "voorzitter", "bestuursvoorzitter", "baas", "leider", "burgemeester", "premier", "leiding");

    private static bool IsFounding(FactArgument role, Article article) => Has(role, article, "founder", "co-founder", "cofounder", "oprichter", "medeoprichter");

    private static bool Has(FactArgument role, Article article, params string[] words) =>
        words.Any(word => role.Span.In(article.Text).Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether each telling word of a part of the question is said within the span, by itself or by a word that means it.</summary>
    private static bool IsSaid(string part, TextSpan span, Article article, FactHit hit, QuestionView view)
    {
        var language = hit.Article.Sentences[hit.Fact.Sentence].Language;
        var stems = Tokenizer.Tokenize(article.Text, span, language).ConvertAll(token => token.Stem);
        var said = view.Words.Numbers(stems).Where(number => number >= 0)
            .SelectMany(number => view.Hits.Matches.TryGetValue(number, out var matches) ? matches : [])
            .Where(match => match.Weight >= LeastWeight).Select(match => match.Term).ToHashSet();
        var forms = Tokenizer.Tokenize(part, new TextSpan(0, part.Length), view.Question.Language).ConvertAll(token => token.Form).ToHashSet(StringComparer.Ordinal);
        var asked = Enumerable.Range(0, view.Question.Terms.Count).Where(term => forms.Contains(view.Question.Terms[term].Form)).ToList();
        return asked.Count > 0 && asked.TrueForAll(said.Contains);
    }
}
