using System.Text;
using BriefBot.Core.Analysis.Mentions;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>"Who did he replace?", "wat kost het?", "what else happened there?": puts what is meant in the word's place.</summary>
internal static class AnaphorResolver
{
    /// <summary>With more to say of its own, a message's "it" and "that" mostly refer to what it says itself.</summary>
    private const int MostContent = 4;

    /// <returns>Null where nothing stands for something said before, or nothing that was said fits.</returns>
    public static FollowUp? Resolve(FollowUpMessage message, ThreadContext context)
    {
        var replacements = new List<(TextSpan Span, string Text)>();
        for (var i = 0; i < message.Forms.Length; i++)
        {
            if (Find(message, context, i) is not { } found || replacements.Exists(earlier => earlier.Span.Overlaps(found.Span)))
                continue;
            // Twice the same name reads badly and says nothing more.
            if (!message.Text.Contains(found.Text, StringComparison.OrdinalIgnoreCase))
                replacements.Add(found);
        }
        if (replacements.Count == 0)
            return null;
        var text = new StringBuilder(message.Text);
        foreach (var (span, words) in Enumerable.Reverse(replacements))
            text.Remove(span.Start, span.Length).Insert(span.Start, words);
        return new FollowUp($"{char.ToUpperInvariant(text[0])}{text.ToString(1, text.Length - 1)}?", message.Language, true);
    }

    private static (TextSpan Span, string Text)? Find(FollowUpMessage message, ThreadContext context, int at)
    {
        var form = message.Form(at);
        var span = message.Analysis.Tokens[at].Span;
        if (FollowUpWords.People.TryGetValue(form, out var gender) && IsPronoun(message, at))
            return Person(context, gender, form, NamedBefore(message, at)) is { } who ? Put(message, at, who.Text) : null;
        if (form is "the" or "de" or "het" && FollowUpWords.Descriptions.TryGetValue(message.Form(at + 1), out var kind) && !IsDescribed(message, at + 1))
            return context.Antecedents.FirstOrDefault(one => one.Kind == kind) is { Text: { } described } ? (span.Cover(message.Analysis.Tokens[at + 1].Span), described) : null;
        if (FollowUpWords.Places.Contains(form) && !IsExistential(message, at))
            return First(context, AntecedentKind.Place) is { } place ? (span, In(message, place)) : null;
        if (FollowUpWords.Times.Contains(form) && at > 0)
            return First(context, AntecedentKind.Date) is { } date ? (span, In(message, date)) : null;
        if (message.NamesSomething || message.ContentWords > MostContent)
            return null;
        if (FollowUpWords.Many.Contains(form))
            return Thing(context) is { } many ? Put(message, at, many) : null;
        return FollowUpWords.Things.Contains(form) && IsThing(message, at) && Thing(context) is { } thing ? Put(message, at, thing) : null;
    }

    /// <summary>"Zijn" is mostly a verb, and "zij" and "ze" with a verb in the plural are several.</summary>
    private static bool IsPronoun(FollowUpMessage message, int at) => message.Form(at) switch
    {
        "zijn" => message.Tag(at) is PartOfSpeech.Pronoun or PartOfSpeech.Determiner && message.Tag(at + 1) is PartOfSpeech.Noun or PartOfSpeech.Adjective,
        _ => true,
    };

    private static Antecedent? Person(ThreadContext context, Gender gender, string form, bool isNamed)
    {
        if (isNamed)
            return null;
        var people = context.Antecedents.Where(one => one.Kind == AntecedentKind.Person).ToList();
        foreach (var person in people)
        {
            if (person.Gender == gender || person.Gender == Gender.Unknown)
                return person;
        }
        // In Dutch bridges and companies are "hij" and "zij" too; in English nothing but a person is.
        return people.Count == 0 && form is "hij" or "ze" or "zij" or "hem" && Thing(context) is { } thing ? new Antecedent(thing, AntecedentKind.Thing) : null;
    }

    private static string? Thing(ThreadContext context) => context.Antecedents
        .Where(one => one.Kind is not (AntecedentKind.Person or AntecedentKind.Date))
        .Select(one => one.Text)
        .FirstOrDefault();

    private static Antecedent? First(ThreadContext context, AntecedentKind kind)
    {
        foreach (var antecedent in context.Antecedents)
        {
            if (antecedent.Kind == kind)
                return antecedent;
        }
        return null;
    }

    private static bool NamedBefore(FollowUpMessage message, int at) => message.Analysis.Mentions.Any(mention =>
        mention.FirstToken < at && CitedText.Kind(mention.Kind) is AntecedentKind.Person or AntecedentKind.Thing);

    /// <summary>"The company that", "de gemeente Waldermond": says itself which.</summary>
    private static bool IsDescribed(FollowUpMessage message, int noun) =>
        message.Form(noun + 1) is "of" or "van" or "that" or "which" or "who" or "die" or "dat"
        || message.Analysis.Mentions.Any(mention => mention.FirstToken == noun + 1)
        || message.Tag(noun + 1) is PartOfSpeech.Noun;

    /// <summary>"Is there a plan" speaks of no place.</summary>
    private static bool IsExistential(FollowUpMessage message, int at) =>
        message.Form(at) == "there" && at < message.Forms.Length - 1
        && (IsBeing(message.Form(at - 1)) || IsBeing(message.Form(at + 1)) || message.Form(at - 1) is "will" or "would" or "can");

    private static bool IsBeing(string form) => form is "is" or "are" or "was" or "were" or "be" or "been";

    /// <summary>Not "het bedrijf" or "that bridge", not "is it true", not "the bridge that closed".</summary>
    private static bool IsThing(FollowUpMessage message, int at)
    {
        if (message.Form(at) == "its")
            return true;
        var next = message.Tag(at + 1);
        if (message.Form(at) is not "it" && next is PartOfSpeech.Noun or PartOfSpeech.Adjective or PartOfSpeech.ProperNoun or PartOfSpeech.Numeral)
            return false;
        if (message.Form(at) is "that" or "die" or "dat" && message.Tag(at - 1) is PartOfSpeech.Noun or PartOfSpeech.ProperNoun)
            return false;
        return message.Form(at + 1) is not ("true" or "possible" or "likely" or "waar" or "mogelijk" or "take" or "takes" or "took" or "rain");
    }

    /// <summary>A possessive becomes one: "his wife" is "Daniel Zhang's wife", "zijn vrouw" "vrouw van Daniel Zhang".</summary>
    private static (TextSpan Span, string Text) Put(FollowUpMessage message, int at, string words)
    {
        var span = message.Analysis.Tokens[at].Span;
        if (!FollowUpWords.Possessives.Contains(message.Form(at)) || message.Tag(at + 1) is not (PartOfSpeech.Noun or PartOfSpeech.Adjective))
            return (span, words);
        if (message.Language != "nl")
            return (span, words.EndsWith('s') ? $"{words}’" : $"{words}’s");
        var end = at + 1;
        while (message.Tag(end) is PartOfSpeech.Adjective)
            end++;
        if (message.Tag(end) is not PartOfSpeech.Noun)
            return (span, words);
        var owned = message.Analysis.Tokens[at + 1].Span.Cover(message.Analysis.Tokens[end].Span);
        return (span.Cover(owned), $"{owned.In(message.Text)} van {words}");
    }

    private static string In(FollowUpMessage message, Antecedent antecedent) => antecedent.Kind switch
    {
        AntecedentKind.Place => $"in {antecedent.Text}",
        _ when antecedent.Text.Length == 4 && antecedent.Text.All(char.IsAsciiDigit) => $"in {antecedent.Text}",
        _ => message.Language == "nl" ? $"op {antecedent.Text}" : $"on {antecedent.Text}",
    };
}
