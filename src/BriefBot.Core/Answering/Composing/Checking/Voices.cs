using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Core.Answering.Composing.Checking;

/// <summary>Tells whether the subject of a verb does it or undergoes it.</summary>
internal static class Voices
{
    private const int EnglishReach = 3;
    private const int DutchReach = 8;

    public static IReadOnlyList<Word> Mark(string language, IReadOnlyList<Word> words) =>
        [.. words.Select((word, i) => word.IsVerb ? word with { Voice = language == "nl" ? Dutch(words, i) : English(words, i) } : word)];

    private static Voice English(IReadOnlyList<Word> words, int at)
    {
        if (words[at].Form.EndsWith("ing", StringComparison.Ordinal))
            return Voice.Active;
        for (var i = at - 1; i >= Math.Max(0, at - EnglishReach); i--)
        {
            if (words[i].Form is "is" or "are" or "was" or "were" or "be" or "been" or "being")
                return Voice.Passive;
            if (words[i].Tag is not (PartOfSpeech.Auxiliary or PartOfSpeech.Adverb or PartOfSpeech.Particle))
                break;
        }
        return at + 1 < words.Count && words[at + 1].Form == "by" && words[at].Form is [.., 'd' or 'n' or 't'] ? Voice.Passive : Voice.Active;
    }

    private static Voice Dutch(IReadOnlyList<Word> words, int at)
    {
        if (!IsParticiple(words[at].Form))
            return Voice.Active;
        var voice = Voice.Active;
        for (var reach = 1; reach <= DutchReach; reach++)
        {
            foreach (var i in new[] { at - reach, at + reach })
            {
                if (i < 0 || i >= words.Count)
                    continue;
                if (words[i].Form is "wordt" or "worden" or "werd" or "werden" or "geworden")
                    return Voice.Passive;
                if (words[i].Form is "heeft" or "hebben" or "had" or "hadden")
                    return Voice.Active;
                if (words[i].Form is "is" or "zijn" or "was" or "waren")
                    voice = Voice.Either;
            }
        }
        return voice;
    }

    private static bool IsParticiple(string form) =>
        form is [.., 'd' or 't' or 'n']
        && (form.Contains("ge", StringComparison.Ordinal) || form.StartsWith("be", StringComparison.Ordinal) || form.StartsWith("ver", StringComparison.Ordinal)
            || form.StartsWith("ont", StringComparison.Ordinal) || form.StartsWith("her", StringComparison.Ordinal) || form.StartsWith("over", StringComparison.Ordinal));
}
