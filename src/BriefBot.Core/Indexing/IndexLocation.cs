namespace BriefBot.Core.Indexing;

/// <summary>
/// Where a <see cref="PassageIndex"/> is kept between runs. Everything in the folder can be made again from the store: it may
/// be deleted at any time.
/// </summary>
/// <param name="Folder">Of one store, and of nothing else; made when there is something to keep.</param>
/// <param name="Store">The store's identity: a store that was put back from a backup has another.</param>
public sealed record IndexLocation(string Folder, string Store, TimeProvider Time)
{
    /// <summary>Is told what a person who runs the program may want to know, from any thread.</summary>
    public Action<IndexNotice> Notice { get; init; } = _ => { };
}

/// <param name="Text">One line.</param>
/// <param name="IsExpected">Nothing is wrong.</param>
public sealed record IndexNotice(string Text, bool IsExpected);
