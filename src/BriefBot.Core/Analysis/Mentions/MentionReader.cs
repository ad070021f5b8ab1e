using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>What a text names, and how: its names with their kinds, the entities behind them, and what refers to those.</summary>
internal sealed record NamesOfText(Mention[] Mentions, Entity[] Entities, Reference[] References);

/// <summary>Finds the names of a text, tells what they name, and brings the names of one thing together.</summary>
internal static class MentionReader
{
    /// <summary>More than the words beside a name say, so that what is given decides; see <see cref="EntityLinker.KindHere"/>.</summary>
    private const float GivenPoints = 6;

    /// <param name="given">
    /// Names that somebody else found: they take the place of those found here that they overlap, and say what they name.
    /// Where they only say what is found here too, all is as without them.
    /// </param>
    public static NamesOfText Read(
        string text, ReadOnlySpan<Sentence> sentences, Token[] tokens, PartOfSpeech[] tags, IReadOnlyList<GivenName> given)
    {
        var line = new TokenLine(text, tokens);
        var found = MentionFinder.Find(text, sentences, tokens);
        var own = Read(line, sentences, tags, found, []);
        if (given.Count == 0)
            return own;
        var known = own.Mentions.ToDictionary(mention => (mention.FirstToken, mention.TokenCount), mention => mention.Kind);
        var fitted = GivenNames.Fit(line, sentences, given);
        if (fitted.TrueForAll(name => known.TryGetValue((name.Name.FirstToken, name.Name.TokenCount), out var kind) && kind == name.Kind))
            return own;
        var all = GivenNames.Over(found, fitted);
        return Read(line, sentences, tags, [.. all.Select(name => name.Name)], [.. all.Select(name => name.Kind)]);
    }

    /// <param name="kinds">What is given of each name; empty where nothing is.</param>
    private static NamesOfText Read(
        TokenLine line, ReadOnlySpan<Sentence> sentences, PartOfSpeech[] tags, NameSighting[] names, MentionKind?[] kinds)
    {
        if (names.Length == 0)
            return new NamesOfText([], [], []);
        var scorer = new KindScorer(line);
        var places = Array.ConvertAll(names, name => scorer.OfPlace(name));
        for (var i = 0; i + 1 < names.Length; i++)
        {
            if (!IsEnumeration(line.Text.AsSpan()[names[i].Span.End..names[i + 1].Span.Start]))
                continue;
            scorer.OfNeighbour(names[i + 1], names[i], false, ref places[i + 1]);
            scorer.OfNeighbour(names[i], names[i + 1], true, ref places[i]);
        }
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is { } kind)
                places[i].Add(kind, GivenPoints);
        }
        var linked = new EntityLinker(line, names, scorer, places).Link();
        var roles = new RoleFinder(line, names);
        var mentions = new Mention[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var entity = linked.Entities[linked.Of[i]];
            var kind = (i < kinds.Length ? kinds[i] : null) ?? EntityLinker.KindHere(entity.Kind, places[i]);
            mentions[i] = new Mention(
                names[i].Span, names[i].FirstToken, names[i].TokenCount, kind, linked.Of[i],
                kind == MentionKind.Person ? roles.Find(i) : default);
        }
        return new NamesOfText(mentions, linked.Entities, ReferenceFinder.Find(line, sentences, tags, mentions, linked.Entities));
    }

    private static bool IsEnumeration(ReadOnlySpan<char> between) => between is ", " or " and " or " en " or ", and " or " or " or " of " or " & " or "/";
}
