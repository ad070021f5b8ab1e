using BriefBot.Core.Conversation;
using BriefBot.Core.Conversation.Rendering;

namespace BriefBot.Core.Digests;

/// <summary>
/// Divides a digest into messages that every channel takes whole. The smallest room is Slack's: 12,000 characters of blocks
/// and 50 blocks; what a story takes there is estimated on the high side.
/// </summary>
internal static class DigestParts
{
    /// <summary>Of <see cref="SizeOf"/>: leaves room for title, chart, what is not told and remarks.</summary>
    private const int MostSize = 9_900;

    private const int MostBlocks = 38;

    /// <summary>Of a line's block, in JSON.</summary>
    private const int AroundLine = 78;

    private const int AroundRun = 26;

    /// <summary>A reader link is shorter. A publisher's that is longer is left out when room is short.</summary>
    private const int Link = 190;

    /// <summary>At least one story a part, none in two.</summary>
    public static IReadOnlyList<IReadOnlyList<ReplyStory>> Split(IReadOnlyList<ReplyStory> stories)
    {
        var parts = new List<List<ReplyStory>>();
        var (size, blocks) = (0, 0);
        foreach (var story in stories)
        {
            var lines = LinesOf(story);
            var (added, addedBlocks) = (SizeOf(lines), BlocksOf(lines));
            if (parts.Count == 0 || size + added > MostSize || blocks + addedBlocks > MostBlocks)
            {
                parts.Add([]);
                (size, blocks) = (0, 0);
            }
            parts[^1].Add(story);
            (size, blocks) = (size + added, blocks + addedBlocks);
        }
        return parts;
    }

    private static List<ReplyLine> LinesOf(ReplyStory story) => [.. new StoryScript(story, "nl").Parts().SelectMany(part => part.Forms[0])];

    private static int SizeOf(IEnumerable<ReplyLine> lines) => lines.Sum(line =>
        AroundLine + line.Texts.Sum(text => AroundRun + Escaped(text.Text) + (text.Target is null ? 0 : Link)));

    private static int Escaped(string text) => text.Sum(c => c is '"' or '\\' or '\n' or '\t' ? 2 : c is '&' or '<' or '>' ? 5 : char.IsControl(c) || c == '\u2028' ? 6 : 1);

    /// <summary>Items in a row share a block.</summary>
    private static int BlocksOf(List<ReplyLine> lines) =>
        lines.Where((line, i) => line.Kind != LineKind.Item || i == 0 || lines[i - 1].Kind != LineKind.Item).Count();
}
