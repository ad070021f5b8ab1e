using System.Text;
using System.Text.Json;

namespace BriefBot.Tests.Azure;

internal static class RealArticles
{
    private const string Marks = " 👩‍👩‍👧‍👦 Z̢a̧l̛g̀o x̂y̆ 🇳🇱 Ötzi 👍🏽 ";

    /// <summary>
    /// So many articles: of each four one has emoji and combining marks between its sentences, of each twenty one is joined
    /// from as many as make 60,000 characters.
    /// </summary>
    public static List<string> Read(string path, int count)
    {
        var texts = File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Where(text => text.Length > 200).Select(text => text.Normalize()).Take(count * 2).ToList();
        return [.. Enumerable.Range(0, count).Select(i => (i % 20, i % 4) switch
        {
            (7, _) => Joined(texts, i),
            (_, 2) => texts[i].Replace(". ", "." + Marks, StringComparison.Ordinal),
            _ => texts[i],
        })];
    }

    private static string Joined(List<string> texts, int first)
    {
        var joined = new StringBuilder();
        for (var i = first; joined.Length <= 60_000; i = (i + 1) % texts.Count)
            joined.Append(i % 2 == 0 ? texts[i] : texts[i].Replace(" the ", " 🚋the ", StringComparison.Ordinal)).Append("\n\n");
        return joined.ToString();
    }
}
