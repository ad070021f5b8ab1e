namespace BriefBot.Channels.BotFramework.Invokes;

/// <summary>What is said where Teams shows a remark instead of a reply.</summary>
internal sealed record InvokeTexts(
    string TooFast, string AskSomething, string NothingFound, string NoWords, string Noted, string NothingToRate)
{
    private static readonly InvokeTexts English = new(
        "That is faster than I can keep up with. Give me a minute, please.",
        "Type a question or some words to find passages.",
        "I found nothing about that in the articles.",
        "There are no words in that message that I could look for.",
        "Thank you, noted.",
        "I do not know any more which answer that was. Ask again, please.");

    private static readonly InvokeTexts Dutch = new(
        "Dat gaat sneller dan ik kan bijhouden. Geef me een minuutje.",
        "Typ een vraag of een paar woorden om passages te vinden.",
        "Daarover heb ik in de artikelen niets gevonden.",
        "In dat bericht staan geen woorden waarop ik kan zoeken.",
        "Dank je, genoteerd.",
        "Ik weet niet meer welk antwoord dat was. Vraag het opnieuw.");

    public static InvokeTexts For(string? language) => language == "nl" ? Dutch : English;
}
