using BriefBot.Core.Analysis;

namespace BriefBot.Azure;

/// <summary>The service's categories of entities as our kinds of names.</summary>
internal static class EntityKinds
{
    /// <summary>
    /// Null for what is no name: dates and quantities are read here, with their values; job titles, skills, addresses of
    /// mail and web, telephone numbers.
    /// </summary>
    public static MentionKind? Of(string category) => category switch
    {
        "Person" => MentionKind.Person,
        "Organization" => MentionKind.Organisation,
        "Location" or "Address" => MentionKind.Place,
        "Product" => MentionKind.Product,
        "Event" => MentionKind.Event,
        _ => null,
    };
}
