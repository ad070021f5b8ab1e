namespace BriefBot.Core.Digests.Charts;

/// <summary>A picture of few colours; each pixel is a number of one of them, at first 0.</summary>
internal sealed class PixelImage(int width, int height, IReadOnlyList<(byte Red, byte Green, byte Blue)> colours)
{
    private readonly byte[] _pixels = new byte[width * height];

    public int Width => width;

    public int Height => height;

    public IReadOnlyList<(byte Red, byte Green, byte Blue)> Colours => colours;

    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * width, width);

    /// <summary>What lies outside is left out.</summary>
    public void Fill(int left, int top, int across, int down, byte colour)
    {
        var (right, bottom) = (Math.Min(width, left + across), Math.Min(height, top + down));
        for (var y = Math.Max(0, top); y < bottom; y++)
        {
            if (right > Math.Max(0, left))
                _pixels.AsSpan(y * width + Math.Max(0, left), right - Math.Max(0, left)).Fill(colour);
        }
    }
}
