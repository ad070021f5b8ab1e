using System.Runtime.ExceptionServices;

namespace BriefBot.OfficialSdks.Wire;

/// <summary>
/// One call that an SDK is to make, as it goes over the wire. SDKs hide what an answer was behind exceptions of their own,
/// fall over answers without a body, and try again by themselves; what counts for a delivery is what happened here.
/// </summary>
internal sealed class Exchange
{
    private static readonly AsyncLocal<Exchange?> Ambient = new();

    private HttpResponseMessage? _answer;
    private Exception? _failure;
    private int _calls;

    private Exchange(string? token) => Token = token;

    /// <summary>The one that the running call belongs to; null outside.</summary>
    public static Exchange? Current => Ambient.Value;

    /// <summary>Goes along as a bearer token. The SDK itself never holds it.</summary>
    public string? Token { get; }

    private bool IsOver => _answer is not null || _failure is not null;

    /// <param name="call">Makes one request through a client with an <see cref="ExchangeHandler"/>.</param>
    /// <returns>What was answered, read to its end.</returns>
    /// <exception cref="HttpRequestException">There is no answer. Its error says whether the request went out.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public static async Task<HttpResponseMessage> RunAsync(string? token, Func<Task> call)
    {
        var exchange = new Exchange(token);
        Ambient.Value = exchange;
        try
        {
            await call();
        }
        catch (Exception) when (exchange.IsOver)
        {
            // What the SDK makes of it is told below, as it was.
        }
        if (exchange._failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return exchange._answer ?? throw new InvalidOperationException("The SDK made no call.");
    }

    /// <exception cref="InvalidOperationException">The SDK tries again, which might have an effect twice.</exception>
    public void Begin()
    {
        if (Interlocked.Increment(ref _calls) > 1)
            throw new InvalidOperationException("A call is made once.");
    }

    public void Answered(HttpResponseMessage answer) => _answer = answer;

    public void Failed(Exception failure) => _failure ??= failure;
}
