using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Core.Digests.Charts;

/// <summary>Draws story activity: a row a topic, a bar a day, in a picture and in characters.</summary>
internal static class ActivityChart
{
    private const int Scale = 2;
    private const int Margin = 12;
    private const int LongestLabel = 18;
    private const int LabelWidth = LongestLabel * PixelFont.Advance * Scale;
    private const int BarWidth = 28;
    private const int BarStep = 36;
    private const int BarHeight = 36;
    private const int RowStep = 48;
    private const int TotalWidth = 4 * PixelFont.Advance * Scale;
    private const int AxisHeight = 22;
    private const int MostLabel = 40;

    // A panel of its own: a chart with a transparent ground would vanish in the dark or in the light.
    private static readonly (byte, byte, byte)[] Colours =
        [(0x1f, 0x2a, 0x37), (0xe5, 0xe9, 0xf0), (0x5b, 0xb8, 0xff), (0x3a, 0x47, 0x59), (0xff, 0xc8, 0x57)];

    private const byte Light = 1;
    private const byte Bar = 2;
    private const byte Faint = 3;
    private const byte Today = 4;
    private const string Blocks = "▁▂▃▄▅▆▇█";

    public static ReplyPicture Draw(StoryActivity activity, string language)
    {
        var image = new PixelImage(
            2 * Margin + LabelWidth + StoryActivity.Days * BarStep + TotalWidth, 2 * Margin + activity.Rows.Count * RowStep + AxisHeight, Colours);
        foreach (var (place, row) in activity.Rows.Index())
            DrawRow(image, Margin + place * RowStep, row.Topic, row.Days, activity.Most);
        DrawAxis(image, Margin + activity.Rows.Count * RowStep + 6, activity.LastDay, language);
        return new ReplyPicture("image/png", PngWriter.Write(image), InWords(activity, language)) { Drawing = InCharacters(activity, language) };
    }

    private static void DrawRow(PixelImage image, int top, string topic, int[] days, int most)
    {
        PixelFont.Write(image, Short(topic, LongestLabel - 1), Margin, top + BarHeight - PixelFont.Height * Scale, Scale, Light);
        for (var day = 0; day < days.Length; day++)
        {
            var left = Margin + LabelWidth + day * BarStep;
            image.Fill(left, top + BarHeight - 2, BarWidth, 2, Faint);
            var height = most == 0 ? 0 : (days[day] * BarHeight + most - 1) / most;
            image.Fill(left, top + BarHeight - height, BarWidth, height, day == days.Length - 1 ? Today : Bar);
        }
        var total = days.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture);
        PixelFont.Write(image, total, image.Width - Margin - total.Length * PixelFont.Advance * Scale, top + BarHeight - PixelFont.Height * Scale, Scale, Light);
    }

    /// <summary>The first letters of the days.</summary>
    private static void DrawAxis(PixelImage image, int top, DateTime lastDay, string language)
    {
        var culture = DigestTexts.For(language).Culture;
        for (var day = 0; day < StoryActivity.Days; day++)
        {
            var name = lastDay.AddDays(day - StoryActivity.Days + 1).ToString("ddd", culture)[..2];
            PixelFont.Write(image, name, Margin + LabelWidth + day * BarStep + 3, top, Scale, Light);
        }
    }

    private static string InWords(StoryActivity activity, string language)
    {
        var texts = DigestTexts.For(language);
        var rows = activity.Rows.Select(row => texts.Format(texts.ChartTotal, Short(row.Topic, MostLabel), row.Days.Sum(), row.Days[^1]));
        return texts.Format(texts.Chart, Day(activity.LastDay.AddDays(1 - StoryActivity.Days), texts), Day(activity.LastDay, texts), string.Join("; ", rows));
    }

    private static string InCharacters(StoryActivity activity, string language)
    {
        var texts = DigestTexts.For(language);
        var from = Day(activity.LastDay.AddDays(1 - StoryActivity.Days), texts);
        var rows = activity.Rows.Select(row =>
            $"{string.Concat(row.Days.Select(count => count == 0 ? Blocks[0] : Blocks[Math.Clamp((count * 8 - 1) / Math.Max(1, activity.Most), 1, 7)]))} {Short(row.Topic, MostLabel)} ({row.Days.Sum()})");
        return $"{from} – {Day(activity.LastDay, texts)}\n{string.Join('\n', rows)}";
    }

    private static string Day(DateTime day, DigestTexts texts) => day.ToString("d MMMM", texts.Culture);

    private static string Short(string topic, int most) => OneLine.Of(topic, most);
}
