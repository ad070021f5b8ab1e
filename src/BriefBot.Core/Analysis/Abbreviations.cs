using System.Collections.Frozen;

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
    private static readonly FrozenDictionary<string, AbbreviationKind> Known = Build();

    /// <param name="word">What stands before the point, inner points included, in any case.</param>
    public static AbbreviationKind Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 12)
            return AbbreviationKind.None;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var kind) ? kind : AbbreviationKind.None;
    }

    private static FrozenDictionary<string, AbbreviationKind> Build()
    {
        var known = new Dictionary<string, AbbreviationKind>(StringComparer.Ordinal);
        Add(
            AbbreviationKind.NeverEnds,
            "mr mrs ms dr prof gen col maj capt lt sgt cpl cmdr adm gov sen rep hon rev fr sr st mt ft messrs mme mlle",
            "pres amb supt insp det atty asst assoc dept bros vs v cf viz al e.g i.e eg ie ph approx est",
            "dhr mevr mw mej drs ir ing mgr bc jhr ds pr past burg wnd wed zgn zg resp ca plm bijv bv b.v.b d.w.z dwz",
            "m.b.t m.n m.a.w n.a.v o.a oa o.b.v o.l.v o.m t.a.v t.b.v t.g.v t.o.v t.w v.a vgl z.g i.c i.p.v i.s.m i.t.t",
            "i.v.m i.p.s a.g.v a.d.h.v d.m.v e.v t.h.v t.n.v w.o h.t.h afd bijz geb get gem gen onr verm voorz secr kon",
            "tel nl lett red vert ver dir jkvr univ");
        Add(
            AbbreviationKind.BesideNumber,
            "no nos nr nrs num p pp pag blz vol vols fig figs art arts ch sec par para sect hfst jg afl pt ed eds op",
            "jan feb mar mrt apr jun jul aug sep sept okt oct nov dec mon tue tues wed thu thur thurs fri sat sun",
            "ma di wo do vr za zo c circa min max ong");
        Add(
            AbbreviationKind.MayEnd,
            "inc corp ltd co llc plc jr esq bros cos nv n.v b.v u.s u.k u.n e.u d.c l.a n.y u.s.a u.a.e a.m p.m am pm",
            "etc enz e.d e.a c.s ave blvd rd hwy mln mld mio ph.d m.d b.a m.a j.d o.m.o.s jl j.l jr n.chr v.chr",
            "chr a.s a.u.b s.v.p calif fla ill mass mich minn miss tenn tex va wash wis ariz ark colo conn ga ky la",
            "md mo okla ore pa");
        return known.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(AbbreviationKind kind, params ReadOnlySpan<string> lines)
        {
            foreach (var line in lines)
            {
                foreach (var word in line.Split(' '))
                    known.TryAdd(word, kind);
            }
        }
    }
}
