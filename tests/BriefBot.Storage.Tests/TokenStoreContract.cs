using BriefBot.Core.Conversation;

namespace BriefBot.Storage.Tests;

/// <summary>What <see cref="ITokenStore"/> promises, whatever holds the tokens.</summary>
public abstract class TokenStoreContract : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ITokenStore Tokens { get; private set; } = null!;

    private ITokenStore Others { get; set; } = null!;

    public async ValueTask InitializeAsync() => (Tokens, Others) = (await OpenAsync(), await OpenAsync());

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the test's store once more, as another process would.</summary>
    protected abstract Task<ITokenStore> OpenAsync();

    [Fact]
    public async Task GivesWhatWasSavedLastToEveryProcess()
    {
        Assert.Null(await Others.FindAsync("slack", Cancellation));
        await Tokens.SaveAsync("slack", "first", Cancellation);
        await Tokens.SaveAsync("slack", "second", Cancellation);

        Assert.Equal("second", await Others.FindAsync("slack", Cancellation));
        Assert.Null(await Others.FindAsync("another", Cancellation));
    }

    [Fact]
    public async Task LetsOneClaimAtATime()
    {
        Assert.True(await Tokens.ClaimAsync("slack", "one", Hour, Cancellation));
        Assert.False(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        await Others.ReleaseAsync("slack", "two", Cancellation);
        Assert.False(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        Assert.True(await Others.ClaimAsync("another", "two", Hour, Cancellation));

        await Tokens.ReleaseAsync("slack", "one", Cancellation);

        Assert.True(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
    }

    [Fact]
    public async Task EndsAClaimWhoseTimeIsOver()
    {
        Assert.True(await Tokens.ClaimAsync("slack", "one", TimeSpan.Zero, Cancellation));

        Assert.True(await Others.ClaimAsync("slack", "two", Hour, Cancellation));
        await Tokens.ReleaseAsync("slack", "one", Cancellation);
        Assert.False(await Tokens.ClaimAsync("slack", "one", Hour, Cancellation));
    }

    [Fact]
    public async Task KeepsWhatIsSavedThroughAClaim()
    {
        await Tokens.SaveAsync("slack", "first", Cancellation);

        await Others.ClaimAsync("slack", "two", Hour, Cancellation);

        Assert.Equal("first", await Tokens.FindAsync("slack", Cancellation));
    }
}
