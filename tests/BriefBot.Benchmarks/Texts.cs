using System.Globalization;
using BriefBot.Core.Articles;

namespace BriefBot.Benchmarks;

/// <summary>Made-up news of any amount, the same on every run: sentences put together from word lists by a fixed seed.</summary>
internal static class Texts
{
    private static readonly string[] Who = ["The mayor", "The port authority", "Ada Vermeer", "The coach of Kestering Town", "A spokesman", "The union", "Nordkap Ventures", "The ministry", "Judge Oakley", "The operator"];
    private static readonly string[] Did = ["announced", "rejected", "opened", "closed", "financed", "postponed", "inspected", "bought", "defended", "cancelled"];
    private static readonly string[] What = ["a bridge over the river", "the longer tram line", "the merger of two hospitals", "a new stadium", "the strike at the terminal", "an inquiry into the flood", "the sale of the ferry", "a loan for the chip maker", "the rebuilt museum", "the plan for a wind farm"];
    private static readonly string[] Where = ["in Oldhaven", "in Waldermond", "near Port Hallam", "in the Aldern valley", "outside Stowe", "in the east of the country", "on the north bank", "at the airport"];

    public static IEnumerable<ArticleDraft> Articles(int count, int sentences = 14)
    {
        var random = new Random(20_261_121);
        for (var i = 0; i < count; i++)
        {
            var id = i.ToString(CultureInfo.InvariantCulture);
            yield return new ArticleDraft
            {
                Key = SourceKey.ForItem("benchmark", id),
                SourceId = id,
                Title = Sentence(random).TrimEnd('.'),
                Text = string.Join("\n\n", Enumerable.Range(0, sentences).Select(_ => Sentence(random)).Chunk(3).Select(paragraph => string.Join(' ', paragraph))),
                Published = PublicationDate.FromDay(new DateOnly(2026, 1, 1).AddDays(i % 300)),
                Language = "en",
            };
        }
    }

    public static string Question(int number)
    {
        var random = new Random(number);
        return $"Who {Pick(random, Did)} {Pick(random, What)} {Pick(random, Where)}?";
    }

    private static string Sentence(Random random) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Pick(random, Who)} {Pick(random, Did)} {Pick(random, What)} {Pick(random, Where)} on {1 + random.Next(28)} March for {1 + random.Next(900)} million euros.");

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
