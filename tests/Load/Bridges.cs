using System.Globalization;
using System.Text.Json;

namespace BriefBot.Tests.Load;

/// <summary>Made-up news, the same on every run: each article is about a bridge of its own, which one person opened.</summary>
internal static class Bridges
{
    private static readonly string[] Beginnings = ["Alder", "Birk", "Calder", "Dorn", "Elm", "Farn", "Gorse", "Hazel", "Ivel", "Juniper", "Kester", "Linden", "Marl", "Nettle", "Oaken", "Pell", "Quern", "Rowan", "Sallow", "Thorn"];
    private static readonly string[] Endings = ["haven", "mond", "ford", "wick", "stead", "dale", "holm", "combe", "minster", "burgh", "leigh", "worth", "market", "gate", "mere", "field", "cross", "bourne", "hythe", "water"];
    private static readonly string[] First = ["Ada", "Bram", "Carla", "Daan", "Eline", "Frank", "Greta", "Hugo", "Iris", "Joost"];
    private static readonly string[] Last = ["Vermeer", "Postma", "Okafor", "Lindqvist", "Baker", "Haan", "Moreau", "Novak", "Silva", "Tanaka", "Ueda"];

    /// <summary>How many there can be.</summary>
    public static int Most => Beginnings.Length * Endings.Length;

    public static string Place(int number) => Beginnings[number % Beginnings.Length] + Endings[number / Beginnings.Length % Endings.Length];

    public static string Engineer(int number) => $"{First[number % First.Length]} {Last[number % Last.Length]}";

    /// <summary>Who opened it: <see cref="Engineer"/>.</summary>
    public static string Question(int number) => $"Who opened the bridge of {Place(number)}?";

    /// <summary>Articles as <c>ingest</c> reads them, a line each.</summary>
    public static string News(int first, int count) => string.Join('\n', Enumerable.Range(first, count).Select(Article));

    private static string Article(int number) => JsonSerializer.Serialize(new
    {
        id = string.Create(CultureInfo.InvariantCulture, $"bridge-{number}"),
        title = $"{Place(number)} has a new bridge",
        text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The engineer {Engineer(number)} opened the bridge of {Place(number)} on {1 + number % 28} March 2026. The town had waited for it for {2 + number % 40} years.

            It cost {10 + number % 700} million euros and is {100 + number} metres long. Cyclists may use it from the first day; lorries have to wait until the autumn.
            """),
        published = new DateOnly(2026, 3, 1).AddDays(number % 28).ToString("O", CultureInfo.InvariantCulture),
        language = "en",
    });
}
