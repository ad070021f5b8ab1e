using System.Security.Cryptography;
using System.Text;

namespace BriefBot.Channels.Web.Access;

internal static class Secret
{
    /// <summary>Takes as long whatever differs, the length included.</summary>
    public static bool Equal(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
