using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>What a text names, and how: its names with their kinds, the entities behind them, and what refers to those.</summary>
internal sealed record NamesOfText(Mention[] Mentions, Entity[] Entities, Reference[] References);

/// <summary>Finds the names of a text, tells what they name, and brings the names of one thing together.</summary>
internal static class MentionReader
{
    public static NamesOfText Read(string text, ReadOnlySpan<Sentence> sentences, Token[] tokens, PartOfSpeech[] tags)
    {
        var names = MentionFinder.Find(text, sentences, tokens);
        if (names.Length == 0)
            return new NamesOfText([], [], []);
        var line = new TokenLine(text, tokens);
        var scorer = new KindScorer(line);
        var places = Array.ConvertAll(names, name => scorer.OfPlace(name));
        for (var i = 0; i + 1 < names.Length; i++)
        {
            if (!IsEnumeration(text.AsSpan()[names[i].Span.End..names[i + 1].Span.Start]))
                continue;
            scorer.OfNeighbour(names[i + 1], names[i], false, ref places[i + 1]);
            scorer.OfNeighbour(names[i], names[i + 1], true, ref places[i]);
        }
        var linked = new EntityLinker(line, names, scorer, places).Link();
        var roles = new RoleFinder(line, names);
        var mentions = new Mention[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var entity = linked.Entities[linked.Of[i]];
            var kind = EntityLinker.KindHere(entity.Kind, places[i]);
            mentions[i] = new Mention(
                names[i].Span, names[i].FirstToken, names[i].TokenCount, kind, linked.Of[i],
                kind == MentionKind.Person ? roles.Find(i) : default);
        }
        return new NamesOfText(mentions, linked.Entities, ReferenceFinder.Find(line, sentences, tags, mentions, linked.Entities));
    }

    private static bool IsEnumeration(ReadOnlySpan<char> between) => between is ", " or " and " or " en " or ", and " or " or " or " of " or " & " or "/";
}
