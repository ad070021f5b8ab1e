using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SlackNet;
using SlackNet.AspNetCore;

namespace BriefBot.OfficialSdks.Slack;

/// <summary>The kinds of things that Slack posts.</summary>
public enum SlackNetKind
{
    Event,
    Command,
    Interaction,
}

/// <summary>
/// Has SlackNet read and dispatch what Slack posted, once it is known to be Slack's and new: SlackNet looks at no
/// timestamp and compares signatures in a time that tells of them. It logs nothing, since its log holds what people say.
/// </summary>
public sealed class SlackNetRequests : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ISlackRequestHandler _handler;

    public SlackNetRequests(string signingSecret)
    {
        _services = new ServiceCollection()
            .AddSlackNet(slack => slack.UseSigningSecret(signingSecret).UseLogger(_ => Default.Logger).UseHandlerFactory(_ => new TakingHandlers()))
            .BuildServiceProvider();
        _handler = _services.GetRequiredService<ISlackRequestHandler>();
    }

    /// <summary>
    /// Done when what was posted is taken, where SlackNet by itself would acknowledge an event first and handle it later.
    /// </summary>
    /// <param name="body">The request's, read to its end and no longer than Slack's are.</param>
    /// <param name="take">Is called once. What it throws is thrown.</param>
    public async Task RunAsync(SlackNetKind kind, HttpRequest request, byte[] body, Func<Task> take)
    {
        var taking = new Taking(take);
        Taking.Current = taking;
        request.Body = new MemoryStream(body, writable: false);
        try
        {
            var result = await HandleAsync(kind, request);
            foreach (var rest in result.RequestCompletedCallbacks)
                await rest();
        }
        catch (Exception) when (taking.Failure is null)
        {
            // It knows fewer forms than Slack sends: what it cannot read is taken without it.
        }
        if (taking.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        if (!taking.HasBegun)
            await take();
    }

    public void Dispose() => _services.Dispose();

    private Task<SlackResult> HandleAsync(SlackNetKind kind, HttpRequest request) => kind switch
    {
        SlackNetKind.Event => _handler.HandleEventRequest(request),
        SlackNetKind.Command => _handler.HandleSlashCommandRequest(request),
        _ => _handler.HandleActionRequest(request),
    };
}

/// <summary>What the handlers of one request are for.</summary>
internal sealed class Taking(Func<Task> take)
{
    private static readonly AsyncLocal<Taking?> Ambient = new();

    public static Taking? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public bool HasBegun { get; private set; }

    public Exception? Failure { get; private set; }

    public async Task RunAsync()
    {
        if (HasBegun)
            return;
        HasBegun = true;
        try
        {
            await take();
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }
}
