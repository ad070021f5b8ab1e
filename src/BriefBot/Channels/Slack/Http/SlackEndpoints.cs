using System.Text.Json;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Core.Indexing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace BriefBot.Channels.Slack.Http;

/// <summary>
/// Where Slack posts to. Answers 401 to what Slack did not sign just now, 400 to what cannot be read, and 503 where a
/// question could not be stored: Slack sends that again at once, after a minute and after five.
/// </summary>
internal sealed class SlackEndpoints(SlackSignature signature, ISlackDispatch dispatch, SlackErrands errands, TimeProvider time, ILogger<SlackEndpoints> logger)
{
    public const string EventsPath = "/slack/events";
    public const string CommandsPath = "/slack/commands";
    public const string InteractivityPath = "/slack/interactivity";

    /// <summary>In bytes. A pressed button brings its whole message along.</summary>
    public const int MaxBody = 1024 * 1024;

    /// <summary>Slack waits three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    public Task<IResult> EventsAsync(HttpContext context) => ReceiveAsync(context, body => SlackJson.Parse(body) switch
    {
        { ValueKind: JsonValueKind.Object } json => new IncomingPayload(PayloadKind.Event, json),
        _ => null,
    });

    public Task<IResult> CommandsAsync(HttpContext context) => ReceiveAsync(context, body => Form(body) is { } form
        ? new IncomingPayload(PayloadKind.Command, JsonSerializer.SerializeToElement(form))
        : null);

    public Task<IResult> InteractivityAsync(HttpContext context) => ReceiveAsync(context, body =>
        Form(body)?.GetValueOrDefault("payload") is { } payload
        && SlackJson.Parse(System.Text.Encoding.UTF8.GetBytes(payload)) is { ValueKind: JsonValueKind.Object } json
            ? new IncomingPayload(PayloadKind.Interaction, json)
            : null);

    private async Task<IResult> ReceiveAsync(HttpContext context, Func<byte[], IncomingPayload?> read)
    {
        if (await BodyAsync(context) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!signature.IsValid(context.Request.Headers, body))
        {
            logger.LogWarning("What came in at {Path} is refused: Slack did not sign it with Slack:SigningSecret, or not in the last five minutes by this machine's clock.", context.Request.Path);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        if (read(body) is not { } payload)
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (payload.Body.Text("type") == "url_verification")
            return Results.Text(payload.Body.Text("challenge") ?? "");
        return await TakeAsync(context, body, payload);
    }

    private async Task<IResult> TakeAsync(HttpContext context, byte[] body, IncomingPayload payload)
    {
        // Not cancelled by a lost connection: what is stored now need not be sent again.
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            var acknowledgement = await dispatch.TakeAsync(context, body, payload, limit.Token);
            context.Response.OnCompleted(() =>
            {
                errands.Start(acknowledgement.Errands);
                return Task.CompletedTask;
            });
            return acknowledgement.Response is { } response ? Results.Json(response) : Results.Ok();
        }
        catch (StoreException failure)
        {
            logger.LogWarning("What Slack sent could not be stored, and is sent again: {Reason}", failure.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            logger.LogWarning("What Slack sent could not be stored in {Patience}, and is sent again.", Patience);
        }
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Null when it is too large.</summary>
    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBody;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    /// <summary>The last of each field's values; null for what is no form.</summary>
    private static Dictionary<string, string>? Form(byte[] body)
    {
        try
        {
            using var reader = new FormReader(new MemoryStream(body));
            return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value[^1] ?? "", StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
