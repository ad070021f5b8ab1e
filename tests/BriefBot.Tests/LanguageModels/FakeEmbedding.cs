namespace BriefBot.Tests.LanguageModels;

/// <summary>A direction for each word, and one for words that mean the same.</summary>
internal static class FakeEmbedding
{
    private const int Dimensions = 96;

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["boffin"] = "engineer",
        ["eyeballed"] = "found",
        ["crevices"] = "cracks",
        ["girders"] = "beams",
    };

    public static float[] Of(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 0.5f;
        foreach (var word in text.ToLowerInvariant().Split(' ', '.', ',', '?', '\n').Where(word => word.Length > 3))
            vector[1 + Hash(Meanings.GetValueOrDefault(word, word)) % (Dimensions - 1)] += 1;
        return vector;
    }

    private static int Hash(string word) => (int)(word.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619) >> 1);
}
