namespace BriefBot.Core.Answering.Spans;

/// <summary>The word that asks, the same for both languages. The order puts alike ones side by side, since trees split it by size.</summary>
internal enum AskingKind
{
    None,
    What,
    Which,
    Who,
    Whose,
    Where,
    When,
    HowMany,
    HowMuch,
    HowElse,
    How,
    Why,
}

internal static class AskingKinds
{
    public static AskingKind Of(QuestionAnalysis question)
    {
        if (question.Asking < 0)
            return AskingKind.None;
        var next = question.Asking + 1 < question.Tokens.Count ? question.Tokens[question.Asking + 1].Form : "";
        return question.Tokens[question.Asking].Form switch
        {
            "what" or "wat" or "whats" => AskingKind.What,
            "which" or "welk" or "welke" => AskingKind.Which,
            "who" or "wie" or "whom" or "whos" => AskingKind.Who,
            "whose" or "wiens" => AskingKind.Whose,
            "where" or "waar" or "waarheen" or "waarvandaan" => AskingKind.Where,
            "when" or "wanneer" => AskingKind.When,
            "why" or "waarom" or "waardoor" => AskingKind.Why,
            "hoeveel" or "hoeveelste" => AskingKind.HowMany,
            "hoelang" => AskingKind.HowElse,
            "how" or "hoe" when next is "many" => AskingKind.HowMany,
            "how" or "hoe" when next is "much" => AskingKind.HowMuch,
            "how" or "hoe" => QuestionWords.IsDegree(next) ? AskingKind.HowElse : AskingKind.How,
            _ => AskingKind.What,
        };
    }
}
