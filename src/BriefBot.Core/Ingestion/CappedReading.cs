namespace BriefBot.Core.Ingestion;

public static class CappedReading
{
    /// <summary>All bytes of a stream, or null when there are more than <paramref name="most"/>; no more than that are held.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (held.Length + read > most)
                return null;
            held.Write(buffer, 0, read);
        }
        return held.ToArray();
    }
}
