using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// Collects what speaks for a name being a person's, an organisation's, a place's: the name itself (listed names, given
/// names, first and last words, initials, particles) and its neighbours (titles and roles, prepositions, verbs, nouns
/// beside it). The points were set by hand.
/// </summary>
internal sealed class KindScorer(TokenLine line)
{
    private static readonly HashSet<string> LocalRoles =
        WordSet.Of("mayor governor alderman alderwoman councillor sheriff king queen prince emperor burgemeester wethouder gouverneur koning koningin prins keizer bisschop bishop archbishop");

    private static readonly HashSet<string> States =
        WordSet.Of("al ak az ar ca co ct de fl ga hi id il ia ks ky la md ma mi mn ms mo mt nc nd ne nh nj nm nv ny oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy dc bc ns nsw");

    /// <summary>What the name itself says: the same wherever it stands.</summary>
    public KindScores OfName(in NameSighting name)
    {
        var scores = default(KindScores);
        scores.Add(MentionKind.Person, 0.6f);
        scores.Add(MentionKind.Organisation, 0.5f);
        scores.Add(MentionKind.Place, 0.3f);
        scores.Add(MentionKind.Other, 0.1f);
        ByName(name, ref scores);
        return scores;
    }

    /// <summary>What its neighbours say.</summary>
    public KindScores OfPlace(in NameSighting name)
    {
        var scores = default(KindScores);
        ByNeighboursBefore(name, ref scores);
        ByNeighboursBehind(name, ref scores);
        return scores;
    }

    /// <summary>What a listed name says of the one beside it in an enumeration, or before it in "Baiji, Iraq".</summary>
    public void OfNeighbour(in NameSighting name, in NameSighting neighbour, bool isBehind, ref KindScores scores)
    {
        var listed = NameList.Of(line.Forms(neighbour.FirstToken, neighbour.TokenCount));
        if (listed == NameClass.Unknown && neighbour.TokenCount > 1)
            listed = NameList.Of(line.Tokens[neighbour.FirstToken].Form) == NameClass.Given ? NameClass.Given : listed;
        // "In Brussels, Margrethe Vestager" enumerates nothing.
        if (NameList.IsPlace(listed))
            scores.Add(MentionKind.Place, isBehind && listed is not NameClass.City ? 2 : isBehind || name.TokenCount == 1 ? 1.3f : 0.4f);
        else if (listed is NameClass.Given && name.TokenCount is 2 or 3)
            scores.Add(MentionKind.Person, 1.3f);
        else if (listed is NameClass.Organisation)
            scores.Add(MentionKind.Organisation, 1.3f);
    }

    private void ByName(in NameSighting name, ref KindScores scores)
    {
        var (first, last) = (name.FirstToken, name.End - 1);
        var listed = NameList.Of(line.Forms(first, name.TokenCount));
        ByList(listed, name.TokenCount, ref scores);
        if (IsDomain(line.Text.AsSpan(name.Span.Start, name.Span.Length)))
            scores.Add(MentionKind.Organisation, 4);
        if (name.TokenCount == 1)
            ByOneWord(first, listed, ref scores);
        else if (listed is NameClass.Unknown or NameClass.Given)
            ByWords(first, last, listed, ref scores);
    }

    private static void ByList(NameClass listed, int words, ref KindScores scores)
    {
        switch (listed)
        {
            case NameClass.Given:
                scores.Add(MentionKind.Person, words == 1 ? 2.5f : 3.5f);
                break;
            case NameClass.Country or NameClass.City or NameClass.Region:
                scores.Add(MentionKind.Place, 5);
                break;
            case NameClass.Organisation:
                scores.Add(MentionKind.Organisation, 5);
                break;
            case NameClass.Product:
                scores.Add(MentionKind.Product, 5);
                break;
            case NameClass.Event:
                scores.Add(MentionKind.Event, 5);
                break;
            case NameClass.Other:
                scores.Add(MentionKind.Other, 8);
                break;
        }
    }

    private void ByOneWord(int at, NameClass listed, ref KindScores scores)
    {
        var form = line.Tokens[at].Form;
        if (NameLexicon.Nationalities.Contains(form))
            scores.Add(MentionKind.Other, 8);
        if (listed != NameClass.Unknown)
            return;
        if (form == "who")
            scores.Add(MentionKind.Organisation, 3);
        if (form.Length == 1)
            scores.Add(MentionKind.Other, 2);
        else if (IsRoad(at))
            scores.Add(MentionKind.Place, 3.5f);
        else if (form.AsSpan().ContainsAnyInRange('0', '9'))
            scores.Add(MentionKind.Product, 2.5f);
        if (line.Tokens[at].Kind.HasFlag(TokenKind.AllCaps) && form.Length <= 5)
            scores.Add(MentionKind.Organisation, 1.5f);
        else if (HasInnerCapital(line.Tokens[at].Span.In(line.Text)))
        {
            scores.Add(MentionKind.Organisation, 1.2f);
            scores.Add(MentionKind.Product, 1);
        }
        if (ContextWords.Is(form, ContextClass.OrgEnd))
            scores.Add(MentionKind.Organisation, 1);
        else if (IsOrdinaryWord(at))
            scores.Add(MentionKind.Other, 1.6f);
        ByEnding(form, ref scores);
    }

    private bool IsOrdinaryWord(int at)
    {
        var word = line.Tokens[at].Span.In(line.Text).ToString().ToLowerInvariant();
        return WordClassLexicon.For("en").Of(word) != WordClasses.None;
    }

    private void ByWords(int first, int last, NameClass listed, ref KindScores scores)
    {
        var (start, end) = (line.Tokens[first].Form, line.Tokens[last].Form);
        var (opens, closes) = (ContextWords.Of(start), ContextWords.Of(end));
        var firstListed = NameList.Of(start);
        if (firstListed == NameClass.Given)
            scores.Add(MentionKind.Person, 2.8f);
        else if (listed == NameClass.Unknown)
            scores.Add(MentionKind.Person, last - first == 1 || last - first == 2 ? 0.5f : 0);
        if (IsInitial(first))
            scores.Add(MentionKind.Person, 3);
        for (var at = first + 1; at < last; at++)
        {
            if (!line.IsCapitalised(at) && line.Tokens[at].Form is not ("of" or "and" or "for" or "the"))
                scores.Add(MentionKind.Person, opens.HasFlag(ContextClass.OrgStart) ? 0 : 1.5f);
            else if (line.Tokens[at].Span.Length == 1 && line.IsCapitalised(at))
                scores.Add(MentionKind.Person, 2);
            else if (line.Tokens[at].Form is "of" or "for" or "and")
                scores.Add(MentionKind.Organisation, 1.5f);
        }
        if (line.Gap(first).Contains('&'))
            scores.Add(MentionKind.Organisation, 3);
        if (firstListed == NameClass.Unknown && IsOrdinaryWord(first) && IsOrdinaryWord(last))
        {
            scores.Add(MentionKind.Person, -0.6f);
            scores.Add(MentionKind.Organisation, 0.4f);
        }
        if (closes.HasFlag(ContextClass.OrgEnd))
            scores.Add(MentionKind.Organisation, closes.HasFlag(ContextClass.PlaceEnd) ? 2.5f : 4);
        if (closes.HasFlag(ContextClass.PlaceEnd))
            scores.Add(MentionKind.Place, closes.HasFlag(ContextClass.OrgEnd) ? 2.5f : 4);
        if (closes.HasFlag(ContextClass.EventEnd))
            scores.Add(MentionKind.Event, 4.5f);
        if (opens.HasFlag(ContextClass.OrgStart))
            scores.Add(MentionKind.Organisation, 3.5f);
        if (opens.HasFlag(ContextClass.PlaceStart))
            scores.Add(MentionKind.Place, 1.7f);
        if (listed == NameClass.Unknown && NameList.IsPlace(firstListed))
            scores.Add(MentionKind.Organisation, 1.5f);
        if (NameLexicon.Nationalities.Contains(start))
            scores.Add(MentionKind.Organisation, 1.5f);
        if (line.Tokens[last].Kind.HasFlag(TokenKind.Number))
            scores.Add(MentionKind.Product, 3);
        if (NameList.Of(end) == NameClass.Organisation)
            scores.Add(MentionKind.Organisation, 2);
        if (start is "rue" or "calle" or "via" or "avenue" or "boulevard" or "piazza")
            scores.Add(MentionKind.Place, 6);
        if (start is "ronde" or "tour" or "slag" or "battle")
            scores.Add(MentionKind.Event, 5);
        if (NameList.Of(start) == NameClass.Organisation)
            scores.Add(HasNumber(first + 1, last) ? MentionKind.Product : MentionKind.Organisation, 4);
        if (line.IsCapitalised(last - 1))
            ByEnding(end, ref scores);
    }

    /// <summary>"Boeing 737 Max".</summary>
    private bool HasNumber(int first, int last)
    {
        for (var at = first; at <= last; at++)
        {
            if (line.Tokens[at].Kind.HasFlag(TokenKind.Number))
                return true;
        }
        return false;
    }

    private static bool IsDomain(ReadOnlySpan<char> name) =>
        name.LastIndexOf('.') is var point and > 0 && name[(point + 1)..] is "com" or "nl" or "org" or "net" or "be" or "eu" or "io" or "ai";

    /// <summary>A road: "de A27", "the M4".</summary>
    private bool IsRoad(int at)
    {
        var form = line.Tokens[at].Form;
        return form.Length is 2 or 3 && form[0] is 'a' or 'n' or 'm' or 'e' && char.IsAsciiDigit(form[1]) && char.IsAsciiDigit(form[^1])
            && line.Form(at, -1) is "the" or "de" or "snelweg" or "motorway" or "afrit";
    }

    private static void ByEnding(string form, ref KindScores scores)
    {
        if (form.Length < 7)
            return;
        if (EndsWithAny(form, ["straat", "laan", "plein", "brug", "dijk", "kanaal", "haven", "veen", "dorp", "burg", "stad", "gracht", "polder", "ville", "town", "shire", "stan", "land", "sluis", "woude", "hoven"]))
            scores.Add(MentionKind.Place, 2);
        else if (EndsWithAny(form, ["bank", "soft", "tech", "group", "groep", "bond", "corp", "partij"]))
            scores.Add(MentionKind.Organisation, 2);
        else if (EndsWithAny(form, ["sson", "ssen", "stra", "inga", "ovic", "enko", "vsky", "wski", "skaya", "mans", "sma", "ema"]))
            scores.Add(MentionKind.Person, 1);
    }

    private void ByNeighboursBefore(in NameSighting name, ref KindScores scores)
    {
        var first = name.FirstToken;
        if (line.IsStart(first))
            return;
        var before = line.Form(first, -1);
        var gap = line.Gap(first - 1);
        var joined = gap is " " or "-" or "\u00A0" or ". ";
        var context = ContextWords.Of(before);
        if (before is "the" or "de" or "het" or "a" or "an" or "een" or "this" or "deze" or "dit")
        {
            scores.Add(MentionKind.Person, before is "de" && line.IsCapitalised(first) ? -1.5f : -2.5f);
            if (first > 1 && !line.IsStart(first - 1) && line.Gap(first - 2).IndexOfAny("“\"‘„") >= 0)
                scores.Add(MentionKind.Product, 3);
            if (before is "the" or "de" or "het")
                scores.Add(MentionKind.Organisation, 1);
            else
                scores.Add(MentionKind.Other, 1);
            // "de rivier de Aldern"
            ByNoun(ContextWords.Of(line.Form(first, -2)) & ~(ContextClass.Role | ContextClass.OrgNoun), 3, ref scores);
            return;
        }
        if (gap is " “" or " \"" or " ‘" or " „" && name.TokenCount > 1)
            scores.Add(MentionKind.Product, 2.5f);
        if (gap is ", " or " " && name.TokenCount == 1 && States.Contains(line.Tokens[first].Form)
            && line.Tokens[first].Kind.HasFlag(TokenKind.AllCaps) && line.IsCapitalised(first - 1))
            scores.Add(MentionKind.Place, 4);
        if (!joined)
            return;
        if (context.HasFlag(ContextClass.Title))
            scores.Add(MentionKind.Person, 5);
        if (context.HasFlag(ContextClass.PlacePreposition))
            scores.Add(MentionKind.Place, before is "in" or "te" or "near" or "nabij" ? 2.2f : 1.2f);
        else if (before is "at" or "bij")
        {
            scores.Add(MentionKind.Place, 0.6f);
            scores.Add(MentionKind.Organisation, 0.8f);
        }
        else if (before is "by" or "door" or "with" or "met" or "aan" or "volgens")
        {
            scores.Add(MentionKind.Person, 0.5f);
            scores.Add(MentionKind.Organisation, 0.3f);
        }
        else if (ContextWords.Is(before, ContextClass.Saying))
            scores.Add(MentionKind.Person, 1.2f);
        if (before is "of" or "van")
            ByHead(first, ref scores);
        if (before is "up" && line.Form(first, -2) is "start")
            context |= ContextClass.OrgNoun;
        ByNoun(context, 3.2f, ref scores);
    }

    /// <summary>What stands before "of": "the city of", "burgemeester Ruigrok van", "director of".</summary>
    private void ByHead(int first, ref KindScores scores)
    {
        for (var steps = -2; steps >= -6; steps--)
        {
            var form = line.Form(first, steps);
            var head = ContextWords.Of(form);
            if (LocalRoles.Contains(form))
                scores.Add(MentionKind.Place, 2.5f);
            else if (head.HasFlag(ContextClass.Role))
                scores.Add(MentionKind.Organisation, 1.5f);
            else if (steps == -2 && head.HasFlag(ContextClass.PlaceNoun))
                scores.Add(MentionKind.Place, 3);
            else if (form.Length > 0 && line.IsCapitalised(first + steps))
                continue;
            return;
        }
    }

    /// <summary>A noun of the kind right beside the name: "verzekeraar Vesta", "Corvane, a property developer".</summary>
    private static void ByNoun(ContextClass noun, float points, ref KindScores scores)
    {
        if (noun.HasFlag(ContextClass.Role))
            scores.Add(MentionKind.Person, points + 0.8f);
        if (noun.HasFlag(ContextClass.OrgNoun))
            scores.Add(MentionKind.Organisation, points);
        if (noun.HasFlag(ContextClass.PlaceNoun))
            scores.Add(MentionKind.Place, points);
        if (noun.HasFlag(ContextClass.ProductNoun))
            scores.Add(MentionKind.Product, points - 0.5f);
        if (noun.HasFlag(ContextClass.EventNoun))
            scores.Add(MentionKind.Event, points);
    }

    private void ByNeighboursBehind(in NameSighting name, ref KindScores scores)
    {
        var last = name.End - 1;
        var next = line.Form(last, 1);
        if (line.IsPossessive(last))
            scores.Add(MentionKind.Organisation, 0.2f);
        if (next.Length == 0)
            return;
        var gap = line.Gap(last);
        var context = ContextWords.Of(next);
        if (gap is " ")
        {
            if (context.HasFlag(ContextClass.Saying))
                scores.Add(MentionKind.Person, 1.4f);
            if (context.HasFlag(ContextClass.PersonVerb))
                scores.Add(MentionKind.Person, 0.8f);
            if (next is "himself" or "herself" or "zelf")
                scores.Add(MentionKind.Person, 1);
            // "the Zandpoort bridge", "the Corvane company"; "the Tallis chief" is another matter.
            ByNoun(context & ~(ContextClass.Role | ContextClass.OrgNoun | ContextClass.PlaceNoun), 1.2f, ref scores);
            ByNoun(context & ContextClass.PlaceNoun, 2.4f, ref scores);
            if (context.HasFlag(ContextClass.OrgNoun) || context.HasFlag(ContextClass.Role) && !context.HasFlag(ContextClass.Title))
                scores.Add(MentionKind.Organisation, 0.8f);
        }
        else if (gap is ", ")
        {
            if (line.Tokens[last + 1].Kind.HasFlag(TokenKind.Number) && line.Tokens[last + 1].Form.Length <= 2 && line.Gap(last + 1) is ", " or ",")
                scores.Add(MentionKind.Person, 3);
            else
                ByNoun(Apposition(last + 1) & (next is "a" or "an" or "the" or "een" or "de" or "het" ? ~ContextClass.None : ContextClass.Role), 2.6f, ref scores);
        }
    }

    /// <summary>What the first telling noun says behind the comma, up to the next comma, preposition or name: "an old English company of".</summary>
    private ContextClass Apposition(int at)
    {
        for (var steps = 0; steps < 5; steps++, at++)
        {
            if (at >= line.Tokens.Length || steps > 0 && line.IsStart(at))
                break;
            var form = line.Tokens[at].Form;
            if (form is "of" or "van" or "in" or "who" or "which" or "die" or "dat" or "that" or "at" or "for" || ContextWords.Is(form, ContextClass.Saying))
                break;
            var noun = ContextWords.Of(form) & (ContextClass.Role | ContextClass.OrgNoun | ContextClass.PlaceNoun | ContextClass.ProductNoun | ContextClass.EventNoun);
            if (noun != ContextClass.None && !ContextWords.Is(line.Form(at, 1), ContextClass.Role | ContextClass.OrgNoun | ContextClass.PlaceNoun))
                return noun;
            if (line.Gap(at).Contains(','))
                break;
        }
        return ContextClass.None;
    }

    private bool IsInitial(int at) => line.Gap(at) is ". " or " " && line.Tokens[at].Span.Length == 1
        || line.Tokens[at].Span.In(line.Text) is [_, '.', _, '.', ..] && line.Tokens[at].Form is not ("us" or "uk" or "un" or "eu");

    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                return true;
        }
        return false;
    }

    private static bool EndsWithAny(string form, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (form.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }
}
