using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Facts;

/// <summary>The words of a role, with where it is held.</summary>
internal sealed record RoleWords(TextSpan Span, FactArgument? Organisation, bool IsFormer, bool IsActing)
{
    private static readonly string[] NoRole = ["victim", "suspect", "rival", "slachtoffer", "verdachte", "head", "hoofd", "doctor", "opvolger", "successor", "predecessor", "voorganger"];

    /// <summary>The role that a noun phrase is, without its article: its head is a role's noun.</summary>
    public static RoleWords? In(SentenceReading sentence, NounPhrase phrase)
    {
        if (phrase.Mention >= 0 && sentence.Mention(phrase.Mention).FirstToken <= phrase.HeadFirst)
            return null;
        var head = phrase.Mention >= 0 ? sentence.Mention(phrase.Mention).FirstToken - 1 : phrase.HeadEnd - 1;
        while (head > phrase.HeadFirst && sentence.Form(head) is "elect" or "general")
            head--;
        if (!IsRoleNoun(sentence, head) && !(sentence.Form(head) is "minister" or "officer"))
            return null;
        if (phrase.Mention >= 0)
            return null;
        return At(sentence, sentence.Span(WithoutArticle(sentence, phrase.First), phrase.End));
    }

    /// <summary>"De voormalige CEO van de clouddivisie |Jeff Zhang": a noun, no name, stands between.</summary>
    public static RoleWords? Before(SentenceReading sentence, Mention mention)
    {
        var token = mention.FirstToken - 1;
        if (token < sentence.Sentence.FirstToken || sentence.MentionAt(token) >= 0 || !IsJoined(sentence, token))
            return null;
        if (sentence.Tag(token) != Analysis.Tagging.PartOfSpeech.Noun)
            return null;
        for (var i = token - 1; i >= sentence.Sentence.FirstToken && token - i < 4; i--)
        {
            if (!IsJoined(sentence, i))
                return null;
            if (sentence.Form(i) is not ("of" or "van"))
                continue;
            if (i - 1 < sentence.Sentence.FirstToken || !IsRoleNoun(sentence, i - 1))
                return null;
            var first = i - 1;
            while (first > sentence.Sentence.FirstToken && sentence.IsRolePart(first - 1) && IsJoined(sentence, first - 1))
                first--;
            return At(sentence, sentence.Span(first, token + 1));
        }
        return null;
    }

    /// <summary>The role whose words stand there.</summary>
    public static RoleWords? At(SentenceReading sentence, TextSpan span)
    {
        var tokens = Enumerable.Range(sentence.Sentence.FirstToken, sentence.Sentence.TokenCount)
            .Where(token => span.Contains(sentence.Analysis.Tokens[token].Span)).ToList();
        while (tokens.Count > 0 && sentence.Form(tokens[0]) is "who" or "as" or "als" or "is" or "was" or "the" or "a" or "an" or "die" or "de" or "het" or "een" or "now" or "currently" or "then" or "our" or "my")
            tokens.RemoveAt(0);
        if (tokens.Count == 0 || !tokens.Exists(token => IsRoleNoun(sentence, token) || IsCrown(sentence.Form(token))))
            return null;
        var before = sentence.Form(tokens[0] - 1);
        var forms = tokens.ConvertAll(sentence.Form);
        var behind = sentence.Form(tokens[^1] + 1);
        return new RoleWords(
            sentence.Span(tokens[0], tokens[^1] + 1),
            OrganisationOf(sentence, tokens),
            forms.Exists(IsFormerWord) || IsFormerWord(before),
            forms.Exists(form => form is "acting" or "interim" or "waarnemend" or "waarnemende" or "tijdelijk" or "plaatsvervangend" or "demissionair")
            || behind is "ad" || before is "acting" or "interim" or "waarnemend");
    }

    /// <summary>Named within the role's words ("CEO of Acme"), before them ("Acme's CEO", "Acme CEO", "Acme-CEO"), or behind them.</summary>
    private static FactArgument? OrganisationOf(SentenceReading sentence, List<int> tokens)
    {
        foreach (var token in tokens)
        {
            if (sentence.MentionAt(token) is var inside and >= 0 && IsPlaceOfRole(sentence.Mention(inside).Kind))
                return sentence.Argument(FactPart.Organisation, inside);
        }
        var before = tokens[0] - 1;
        while (before >= sentence.Sentence.FirstToken && sentence.IsRolePart(before) && sentence.MentionAt(before) < 0)
            before--;
        if (before >= sentence.Sentence.FirstToken && sentence.MentionAt(before) is var owner and >= 0 && IsPlaceOfRole(sentence.Mention(owner).Kind)
            && sentence.Text.AsSpan()[sentence.Analysis.Tokens[before].Span.End..sentence.Analysis.Tokens[before + 1].Span.Start] is " " or "-" or "’s " or "'s ")
            return sentence.Argument(FactPart.Organisation, owner);
        var behind = tokens[^1] + 1;
        if (sentence.Form(behind) is "of" or "van" or "at" or "bij")
        {
            behind++;
            if (sentence.Form(behind) is "the" or "de" or "het")
                behind++;
            if (behind < sentence.EndToken && sentence.MentionAt(behind) is var place and >= 0 && IsPlaceOfRole(sentence.Mention(place).Kind))
                return sentence.Argument(FactPart.Organisation, place);
        }
        return null;
    }

    private static bool IsPlaceOfRole(MentionKind kind) => kind is not (MentionKind.Person or MentionKind.Other);

    private static bool IsFormerWord(string form) => form is "former" or "ex" or "late" or "oud" or "voormalig" or "voormalige" or "gewezen" or "wijlen";

    /// <summary>Titles that are what somebody is.</summary>
    private static bool IsCrown(string form) => form is "king" or "queen" or "emperor" or "pope" or "koning" or "koningin" or "keizer" or "paus" or "prince" or "princess" or "prins" or "prinses";

    private static bool IsRoleNoun(SentenceReading sentence, int token)
    {
        if (token < sentence.Sentence.FirstToken || token >= sentence.EndToken)
            return false;
        var form = sentence.Form(token);
        return ContextWords.Is(form, ContextClass.Role) && (Array.IndexOf(NoRole, form) < 0 || form is "head" or "hoofd" && sentence.Form(token + 1) is "of" or "van");
    }

    private static int WithoutArticle(SentenceReading sentence, int first) =>
        sentence.Form(first) is "a" or "an" or "the" or "een" or "de" or "het" or "its" or "their" or "his" or "her" or "zijn" or "haar" or "hun" ? first + 1 : first;

    private static bool IsJoined(SentenceReading sentence, int token) =>
        sentence.Text.AsSpan()[sentence.Analysis.Tokens[token].Span.End..sentence.Analysis.Tokens[token + 1].Span.Start] is " ";
}
