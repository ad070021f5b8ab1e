namespace BriefBot.Core.Ingestion;

/// <summary>Reads addresses that lead to a page: absolute, http or https, with a host that can be named.</summary>
public static class WebAddress
{
    public static Uri? Read(string text, Uri? relativeTo = null)
    {
        var isRead = relativeTo is null
            ? Uri.TryCreate(text, UriKind.Absolute, out var address)
            : Uri.TryCreate(relativeTo, text, out address);
        return isRead && address!.Scheme is "http" or "https" && HasHost(address) ? address : null;
    }

    /// <summary>A host of invisible characters parses, and fails only when it is put into its ASCII form (RFC 5891).</summary>
    private static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
