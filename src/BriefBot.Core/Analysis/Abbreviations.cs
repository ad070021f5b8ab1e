namespace BriefBot.Core.Analysis;

/// <summary>What a point after an abbreviation can mean. Dutch and English in one list: they hardly collide.</summary>
internal enum AbbreviationKind
{
    None,

    /// <summary>A name or a word always follows ("Mr.", "dhr.", "e.g.").</summary>
    NeverEnds,

    /// <summary>An abbreviation only beside a number ("No. 5", "3 jan."); otherwise a word at its sentence's end.</summary>
    BesideNumber,

    /// <summary>Stands in the middle or at the end of a sentence ("Inc.", "U.S.", "p.m.").</summary>
    MayEnd,
}

internal static class Abbreviations
{
    private const int Longest = 12;

    private static readonly WordTable<AbbreviationKind> InAnyCase = Table(
        (AbbreviationKind.NeverEnds,
            "mr mrs ms dr prof drs ir ing dhr mevr mw mej mgr bc jhr jkvr ds messrs mme mlle vs cf viz eg ie e.g i.e approx "
            + "dept asst assoc univ wnd zgn resp plm bijv bijz bv b.v.b d.w.z dwz m.b.t m.n m.a.w n.a.v o.a oa o.b.v o.l.v o.m "
            + "t.a.v t.b.v t.g.v t.o.v t.w v.a vgl z.g i.c i.p.v i.s.m i.t.t i.v.m i.p.s a.g.v a.d.h.v d.m.v e.v t.h.v "
            + "t.n.v w.o h.t.h afd verm voorz secr burg lett"),
        (AbbreviationKind.BesideNumber,
            "no nos nr nrs num p pp pag blz vol vols fig figs art arts ch sec par para sect hfst jg afl pt ed eds tel ca "
            + "circa gem geb min max jan feb mar mrt apr jun jul aug sep sept okt oct nov dec mon tue tues wed thu thur "
            + "thurs fri sat sun"),
        (AbbreviationKind.MayEnd,
            "inc corp ltd llc plc jr sr esq n.v b.v u.s u.k u.n e.u d.c l.a n.y u.s.a u.a.e a.m p.m pm e.d e.a c.s mln mld "
            + "mio ph.d m.d b.a m.a j.d jl j.l n.chr v.chr chr a.s a.u.b s.v.p"));

    /// <summary>In lower case these are words of their own.</summary>
    private static readonly WordTable<AbbreviationKind> Capitalised = Table(
        (AbbreviationKind.NeverEnds,
            "Gen Col Maj Capt Lt Sgt Cpl Cmdr Adm Gov Sen Rep Reps Sens Hon Rev Fr Pres Amb Supt Insp Det Atty Past Min"),
        (AbbreviationKind.MayEnd,
            "St Mt Ft Co Bros Cos NV BV Ave Blvd Rd Hwy Calif Fla Ill Mass Mich Minn Miss Tenn Tex Va Wash Wis Ariz Ark Colo Conn "
            + "Ga Ky La Md Mo Okla Ore Pa"));

    /// <param name="word">What stands before the point, inner points included.</param>
    public static AbbreviationKind Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest)
            return AbbreviationKind.None;
        if (Capitalised.TryGetValue(word, out var kind))
            return kind;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return InAnyCase.TryGetValue(lower, out kind) ? kind : AbbreviationKind.None;
    }

    private static WordTable<AbbreviationKind> Table(params ReadOnlySpan<(AbbreviationKind Kind, string Words)> lists)
    {
        var table = new WordTable<AbbreviationKind>(256);
        foreach (var (kind, words) in lists)
        {
            foreach (var word in words.Split(' '))
                table[word] = kind;
        }
        return table;
    }
}
