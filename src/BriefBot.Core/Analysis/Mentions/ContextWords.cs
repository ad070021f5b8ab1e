namespace BriefBot.Core.Analysis.Mentions;

/// <summary>What a word says of the name in which or beside which it stands; several at once.</summary>
[Flags]
internal enum ContextClass
{
    None = 0,
    Title = 1,
    Role = 2,
    RoleWord = 4,
    Saying = 8,
    PersonVerb = 16,
    OrgEnd = 32,
    OrgStart = 64,
    OrgNoun = 128,
    PlaceEnd = 256,
    PlaceStart = 512,
    PlaceNoun = 1024,
    ProductNoun = 2048,
    EventEnd = 4096,
    EventNoun = 8192,
    PlacePreposition = 16384,
}

/// <summary>Words in and around names, from contexts.txt, in the notation of <see cref="Token.Form"/>.</summary>
internal static class ContextWords
{
    private static readonly Lazy<WordTable<ContextClass>> Embedded = new(Load);

    public static ContextClass Of(string form) => Embedded.Value.GetValueOrDefault(form);

    public static bool Is(string form, ContextClass any) => (Of(form) & any) != ContextClass.None;

    private static WordTable<ContextClass> Load()
    {
        var words = new WordTable<ContextClass>(2_048);
        foreach (var (section, word) in WordListFile.Open("contexts.txt"))
            words.Slot(word) |= ClassOf(section);
        return words;
    }

    private static ContextClass ClassOf(string section) => section switch
    {
        "title" => ContextClass.Title,
        "role" => ContextClass.Role,
        "role-word" => ContextClass.RoleWord,
        "saying" => ContextClass.Saying,
        "person-verb" => ContextClass.PersonVerb,
        "org-end" => ContextClass.OrgEnd,
        "org-start" => ContextClass.OrgStart,
        "org-noun" => ContextClass.OrgNoun,
        "place-end" => ContextClass.PlaceEnd,
        "place-start" => ContextClass.PlaceStart,
        "place-noun" => ContextClass.PlaceNoun,
        "product-noun" => ContextClass.ProductNoun,
        "event-end" => ContextClass.EventEnd,
        "event-noun" => ContextClass.EventNoun,
        "place-preposition" => ContextClass.PlacePreposition,
        _ => throw new FormatException($"The list of context words has an unknown section: {section}."),
    };
}
