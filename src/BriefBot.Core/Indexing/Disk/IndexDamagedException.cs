namespace BriefBot.Core.Indexing.Disk;

/// <summary>A file of the index is not as it was written. The store has everything to make it anew from.</summary>
internal sealed class IndexDamagedException(string message, Exception? innerException = null) : Exception(message, innerException);
