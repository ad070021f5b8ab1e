using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Core.Articles;

namespace BriefBot.Channels.Web.Reader;

/// <summary>What a reader link opens.</summary>
/// <param name="Article">Made from the article's collection as well, so a link stays within the collection it was made for.</param>
/// <param name="Span">The cited passage; empty when the link is to the article as a whole.</param>
/// <param name="LastDay">The last day, in UTC, on which the link opens its page.</param>
internal readonly record struct ReaderTarget(ArticleId Article, int Revision, TextSpan Span, DateOnly LastDay);

/// <summary>
/// Turns a target into the last part of a reader link and back: <c>key.article.revision.start.length.lastDay.mac</c>,
/// where the last day counts from 0001-01-01 and the MAC is HMAC-SHA256 (RFC 2104) over all before it, in base64url.
/// </summary>
internal sealed class ReaderTokens(ReaderKeys keys)
{
    private const int MaxLength = 200;
    private const int Fields = 7;

    public string Seal(ReaderTarget target)
    {
        var key = keys.Signing;
        var claims = string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Id}.{target.Article}.{target.Revision}.{target.Span.Start}.{target.Span.Length}.{target.LastDay.DayNumber}");
        return $"{claims}.{Mac(key, claims)}";
    }

    /// <summary>Null for everything that was not sealed with one of the keys. Says nothing about expiry.</summary>
    public ReaderTarget? Open(string token)
    {
        if (token.Length > MaxLength || !Ascii.IsValid(token) || token.Split('.') is not { Length: Fields } parts)
            return null;
        var claims = token[..token.LastIndexOf('.')];
        if (keys.Find(parts[0]) is not { } key || !Matches(parts[^1], Mac(key, claims)))
            return null;
        return Parse(parts);
    }

    private static string Mac(SigningKey key, string claims) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key.Secret, Encoding.ASCII.GetBytes(claims)));

    private static bool Matches(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(expected));

    private static ReaderTarget? Parse(string[] parts)
    {
        if (!ArticleId.TryParse(parts[1], out var article)
            || !TryCount(parts[2], out var revision)
            || !TryCount(parts[3], out var start)
            || !TryCount(parts[4], out var length)
            || !TryCount(parts[5], out var day)
            || start + (long)length > int.MaxValue
            || day > DateOnly.MaxValue.DayNumber)
            return null;
        return new ReaderTarget(article, revision, TextSpan.FromLength(start, length), DateOnly.FromDayNumber(day));
    }

    private static bool TryCount(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
