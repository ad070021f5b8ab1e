namespace BriefBot.Core.Indexing;

public enum StoreFault
{
    /// <summary>Another process kept it locked for longer than the time-out.</summary>
    Locked,

    /// <summary>Written by a newer version of the program.</summary>
    NewerSchema,

    DiskFull,

    /// <summary>The folder or file may not be read or written by this user.</summary>
    NoAccess,

    /// <summary>Not a store of ours, or damaged.</summary>
    Unreadable,

    /// <summary>Its server is not there, or the connection to it was lost and did not come back.</summary>
    Unreachable,
}

/// <summary>The store cannot do its work. The message says what happened and what to do, fit for a person.</summary>
public sealed class StoreException(StoreFault fault, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public StoreFault Fault { get; } = fault;
}
