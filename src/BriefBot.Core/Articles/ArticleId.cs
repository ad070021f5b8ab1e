using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Core.Articles;

/// <summary>
/// Names an article across its revisions: 13 lower-case base-32 characters (RFC 4648 alphabet), made from the
/// collection and the source key, so that every store gives the same article the same id.
/// </summary>
public readonly record struct ArticleId
{
    internal const int Length = 13;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private readonly string? _value;

    private ArticleId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("An ArticleId was used before it was set.");

    public static ArticleId For(string collection, SourceKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{collection}\n{key}"));
        var bits = BitConverter.ToUInt64(hash);
        return new ArticleId(string.Create(Length, bits, static (chars, left) =>
        {
            for (var i = 0; i < chars.Length; i++, left >>= 5)
                chars[i] = Alphabet[(int)(left & 31)];
        }));
    }

    /// <summary>Reads an id as printed. False for anything that cannot be one.</summary>
    public static bool TryParse(string? text, out ArticleId id)
    {
        id = default;
        if (text is not { Length: Length } || text.Any(c => !Alphabet.Contains(c)))
            return false;
        id = new ArticleId(text);
        return true;
    }

    /// <summary>A number to look it up by: of ids that <see cref="For"/> made it is another for each.</summary>
    internal ulong Key
    {
        get
        {
            var key = 0ul;
            for (var i = Length - 1; i >= 0; i--)
                key = key << 5 | (uint)Alphabet.IndexOf(Value[i]);
            return key;
        }
    }

    public override string ToString() => _value ?? "";
}
