using System.Buffers;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Analysis.Mentions;

/// <summary>
/// What the text says that a person is, right beside the name: "waarnemend president X", "X, the chief executive of Acme,".
/// </summary>
internal sealed class RoleFinder(TokenLine line, NameSighting[] names)
{
    private const int LongestBefore = 5;
    private const int LongestBehind = 14;

    private static readonly SearchValues<char> Stops = SearchValues.Create(",.;:()”");

    private const ContextClass Roles = ContextClass.Role | ContextClass.Title;

    /// <returns>The role's words as they stand, or an empty span.</returns>
    public TextSpan Find(int name) => Before(name) is { IsEmpty: false } before ? before : Behind(name);

    private TextSpan Before(int name)
    {
        var first = names[name].FirstToken;
        if (first == 0 || line.IsStart(first) || line.Gap(first - 1) is not (" " or ". " or "\u00A0" or ", "))
            return default;
        var last = first - 1;
        if (!ContextWords.Is(line.Tokens[last].Form, Roles) || line.Gap(last) is ", " && !line.IsCapitalised(last) && line.Form(last, -1).Length == 0)
            return default;
        var at = last;
        while (last - at < LongestBefore && !line.IsStart(at) && line.Gap(at - 1) is " " or "-"
            && ContextWords.Is(line.Tokens[at - 1].Form, Roles | ContextClass.RoleWord))
            at--;
        // "oprichter en directeur", "founder and chief executive"
        if (!line.IsStart(at) && line.Form(at, -1) is "en" or "and" && ContextWords.Is(line.Form(at, -2), ContextClass.Role))
            at -= 2;
        return line.Tokens[at].Span.Cover(line.Tokens[last].Span);
    }

    private TextSpan Behind(int name)
    {
        var last = names[name].End - 1;
        if (line.Form(last, 1).Length == 0 || line.Gap(last) is not (", " or " ("))
            return default;
        var start = last + 1;
        if (line.Tokens[start].Form is "a" or "an" or "the" or "een" or "de" or "het" or "former")
            start += line.Tokens[start].Form == "former" ? 0 : 1;
        var role = -1;
        for (var at = start; at < line.Tokens.Length && at - start < LongestBehind && (at == start || !line.IsStart(at)); at++)
        {
            if (role < 0 && at - start > 4)
                break;
            if (role < 0 && ContextWords.Is(line.Tokens[at].Form, ContextClass.Role))
                role = at;
            if (!line.Gap(at).ContainsAny(Stops))
                continue;
            return role >= 0 ? line.Tokens[start].Span.Cover(line.Tokens[at].Span) : default;
        }
        return default;
    }
}
