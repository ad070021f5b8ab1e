using System.Text.RegularExpressions;
using BriefBot.Core.Analysis.Dates;

namespace BriefBot.Core.Answering.FactAnswers;

/// <summary>How people ask for what facts hold, in Dutch and English; the first form that fits counts.</summary>
internal static partial class FactQuestionForms
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IReadOnlyList<(FactQuestionKind Kind, Regex Form)> All { get; } =
    [
        (FactQuestionKind.Successor, Form("who (?:succeeds|replaces|will succeed|will replace|is replacing|is succeeding|(?<past>succeeded|replaced|has succeeded|has replaced)) (?<name>.+?)(?: as (?<rest>.+))?")),
        (FactQuestionKind.Successor, Form("who (?:is|was|will be|became|becomes) (?:the )?successor (?:of|to) (?<name>.+)")),
        (FactQuestionKind.Successor, Form("who (?:is|was|will be) (?<name>.+?)['’]s? (?:successor|replacement)")),
        (FactQuestionKind.Predecessor, Form("(?:who|whom) (?:did|does|will|has) (?<name>.+?) (?:succeed|replace|succeeded|replaced)(?: as (?<rest>.+))?")),
        (FactQuestionKind.Predecessor, Form("who (?:is|was) (?<name>.+?)['’]s? predecessor")),
        (FactQuestionKind.Predecessor, Form("(?:who|whom) (?:is|was) (?:succeeded|replaced) by (?<name>.+?)(?: as (?<rest>.+))?")),
        (FactQuestionKind.Succession, Form("wie (?:volgt|volgde) (?<name>.+?) op(?: als (?<rest>.+))?")),
        (FactQuestionKind.Succession, Form("wie (?:vervangt|verving|gaat|zal|heeft) (?<name>.+?)(?: (?:opvolgen|vervangen|opgevolgd))?(?: als (?<rest>.+))?")),
        (FactQuestionKind.Successor, Form("wie (?:is|was|wordt|werd) (?:de )?(?:nieuwe )?opvolger van (?<name>.+)")),
        (FactQuestionKind.Successor, Form("door wie (?:is|was|wordt|werd) (?<name>.+?) (?:opgevolgd|vervangen)(?: als (?<rest>.+))?")),
        (FactQuestionKind.Predecessor, Form("wie (?:is|was) (?:de )?voorganger van (?<name>.+)")),
        (FactQuestionKind.Predecessor, Form("wie (?:is|was|wordt|werd) (?:door )?(?<name>.+?) (?:opgevolgd|vervangen)")),
        (FactQuestionKind.Founder, Form("who (?:founded|started|co-founded|set up) (?<name>.+)")),
        (FactQuestionKind.Founder, Form("(?:who (?:is|was|are|were) (?:the )?(?:founder|founders) of|wie (?:is|was|zijn|waren) (?:de )?(?:oprichter|oprichters) van) (?<name>.+)")),
        (FactQuestionKind.Founder, Form("wie (?:heeft|richtte) (?<name>.+?) (?:opgericht|op)")),
        (FactQuestionKind.Owner, Form("who (?:owns|(?<past>owned|bought|acquired|has bought|has acquired)) (?<name>.+)")),
        (FactQuestionKind.Owner, Form("(?:who (?:is|was) (?:the )?owner of|wie (?:is|was) (?:de )?eigenaar van|wie (?:bezit|kocht|koopt)|van wie is) (?<name>.+)")),
        (FactQuestionKind.Leader, Form("who (?<past>led|ran|headed|was leading|was in charge of) (?<name>.+)")),
        (FactQuestionKind.Leader, Form("who (?:leads|runs|heads|is leading|is running|is in charge of) (?<name>.+?)(?: now)?")),
        (FactQuestionKind.Leader, Form("wie (?<past>leidde|bestuurde) (?<name>.+)")),
        (FactQuestionKind.Leader, Form("wie (?:leidt|bestuurt|heeft de leiding over|heeft de leiding bij|staat aan het hoofd van) (?:nu )?(?<name>.+)")),
        (FactQuestionKind.Role, Form("who (?:is|are|becomes|will be|will become) (?:now |currently )?(?:the )?(?<rest>.+?) (?:of|at|for) (?:the )?(?<name>.+?)(?: now| currently)?")),
        (FactQuestionKind.Role, Form("who (?<past>was|were|became) (?:the )?(?<rest>.+?) (?:of|at|for) (?:the )?(?<name>.+)")),
        (FactQuestionKind.Role, Form("who(?: is|['’]s) (?<name>.+?)(?:['’]s|s['’]) (?<rest>.+)")),
        (FactQuestionKind.Role, Form("who (?<past>was) (?<name>.+?)(?:['’]s|s['’]) (?<rest>.+)")),
        (FactQuestionKind.Role, Form("wie (?:is|zijn|wordt) (?:nu |momenteel |op dit moment )?(?:de |het )?(?<rest>.+?) (?:van|bij) (?:de |het )?(?<name>.+)")),
        (FactQuestionKind.Role, Form("wie (?<past>was|waren|werd) (?:toen )?(?:de |het )?(?<rest>.+?) (?:van|bij) (?:de |het )?(?<name>.+)")),
        (FactQuestionKind.Definition, Form("(?:who(?: is| are|['’]s)|wie (?:is|zijn)|what(?: is|['’]s)|wat is) (?:the |de |het |een |a |an )?(?<name>.+)")),
        (FactQuestionKind.Definition, Form("(?:who|wie|what|wat) (?<past>was|were|waren) (?<name>.+)")),
        (FactQuestionKind.Happened, Form("what (?:happened|has happened) (?:to|with|at) (?<name>.+)")),
        (FactQuestionKind.Happened, Form("wat (?:gebeurde er|is er gebeurd) (?:met|bij) (?<name>.+)")),
        (FactQuestionKind.Said, Form("what (?:did|does|has) (?<name>.+?) (?:say|said|tell|announce|announced)(?: (?:about|on|of) (?<rest>.+))?")),
        (FactQuestionKind.Said, Form("wat (?:zei|zegt|vertelde|vindt|heeft) (?<name>.+?)(?: gezegd)?(?: over (?<rest>.+))?")),
    ];

    /// <summary>The question without the date that it names, and that date.</summary>
    public static (string Text, (DateTime Start, DateTime End)? At) WithoutDate(string text, string language, DateTimeOffset asked)
    {
        text = Now().Replace(text, "").Trim();
        if (QuestionDates.Find(text, language, asked) is not [{ Start: { } start, End: { } end, Kind: not DateKind.TimeOfDay } date])
            return (text, null);
        var before = text[..date.Span.Start].TrimEnd();
        foreach (var preposition in (string[])[" as of", " in", " on", " at", " since", " during", " op", " sinds", " per", " tijdens"])
        {
            if (before.EndsWith(preposition, StringComparison.OrdinalIgnoreCase))
            {
                before = before[..^preposition.Length];
                break;
            }
        }
        return ($"{before} {text[date.Span.End..].TrimStart()}".Trim(), (start, end));
    }

    private static Regex Form(string pattern) => new($"^(?:{pattern})$", Options | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\s+(now|nowadays|currently|today|these days|nu|momenteel|tegenwoordig|op dit moment|vandaag)$", Options)]
    private static partial Regex Now();
}
