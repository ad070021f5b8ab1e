using BriefBot.Core.Indexing;

namespace BriefBot.Core.Conversation.Delivery;

/// <summary>What kind of failure a handler met: how often it is worth trying again.</summary>
internal enum HandlingFault
{
    /// <summary>The store: everything waits for it, so this event does too.</summary>
    Store,

    /// <summary>The network or the time limit: it may pass.</summary>
    Passing,

    /// <summary>Anything else is a defect of ours, which rarely passes.</summary>
    Defect,
}

internal static class HandlingFaults
{
    public static HandlingFault Classify(Exception exception) => exception switch
    {
        StoreException => HandlingFault.Store,
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => HandlingFault.Passing,
        _ => HandlingFault.Defect,
    };

    public static int Attempts(this HandlingFault fault, DeliverySettings settings) => fault switch
    {
        HandlingFault.Store => settings.HandlingAttempts,
        HandlingFault.Passing => settings.PassingAttempts,
        _ => settings.DefectAttempts,
    };
}
