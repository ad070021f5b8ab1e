namespace BriefBot.Core.Conversation.Rendering;

/// <summary>
/// Chooses what of a reply is shown in a given room. Every form is measured as the renderer will write it, so that what
/// is chosen fits; nothing is cut afterwards.
/// </summary>
internal static class Fitting
{
    private const string Cut = "…";

    /// <param name="parts">In the order in which they are shown.</param>
    /// <param name="more">Comes last when something was left out.</param>
    /// <param name="measure">How much room a form takes, what separates it from the one before included.</param>
    /// <returns>Lines that take at most <paramref name="room"/> together, in order.</returns>
    public static IReadOnlyList<ReplyLine> Choose(
        IReadOnlyList<ReplyPart> parts, ReplyLine[] more, int room, Func<ReplyLine[], int> measure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(room);
        if (parts.Sum(part => (long)measure(part.Forms[0])) <= room)
            return [.. parts.SelectMany(part => part.Forms[0])];
        var ending = measure(more) <= room ? more : [];
        var chosen = MostImportant(parts, room - measure(ending), measure);
        return [.. chosen.SelectMany(lines => lines), .. ending];
    }

    /// <summary>
    /// Takes by importance until something does not fit: what matters less never stands in for it. Only the text is still
    /// tried when the first citation does not fit.
    /// </summary>
    private static IEnumerable<ReplyLine[]> MostImportant(
        IReadOnlyList<ReplyPart> parts, int room, Func<ReplyLine[], int> measure)
    {
        var chosen = new SortedList<int, ReplyLine[]>();
        var isComplete = true;
        foreach (var (place, part) in parts.Index().OrderBy(part => part.Item.Importance))
        {
            if (!isComplete && part.Importance > Importance.Text)
                break;
            var form = part.Forms.Index().FirstOrDefault(form => measure(form.Item) <= room, (part.Forms.Count, Item: []));
            isComplete &= form.Index < part.CompleteForms;
            if ((form.Index < part.Forms.Count ? form.Item : CutToFit(part, room, measure)) is not { } lines)
                continue;
            chosen.Add(place, lines);
            room -= measure(lines);
        }
        return chosen.Values;
    }

    private static ReplyLine[]? CutToFit(ReplyPart part, int room, Func<ReplyLine[], int> measure)
    {
        if (part.Words is not { } words)
            return null;
        var (fits, tooLong) = (0, words.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (measure(Form(middle)) <= room)
                fits = middle;
            else
                tooLong = middle;
        }
        var lines = Form(fits);
        return fits > 0 && measure(lines) <= room ? lines : null;

        ReplyLine[] Form(int length) =>
            [new ReplyLine(LineKind.Text, Apart: true, new StyledText(OneLine.Head(words, length).TrimEnd() + Cut, TextStyle.Plain))];
    }
}
