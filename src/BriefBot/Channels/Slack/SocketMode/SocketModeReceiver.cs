using System.Text.Json;
using BriefBot.Channels.Slack.Intake;
using BriefBot.Core.Indexing;

namespace BriefBot.Channels.Slack.SocketMode;

/// <summary>Takes envelopes in, by the same way as what comes over HTTP.</summary>
internal sealed class SocketModeReceiver(SlackIntake intake, SlackErrands errands, TimeProvider time, ILogger<SocketModeReceiver> logger)
{
    /// <summary>Slack waits three seconds before it sends an envelope again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <param name="acknowledge">Sends this text.</param>
    public async Task ReceiveAsync(JsonElement envelope, Func<ReadOnlyMemory<byte>, Task> acknowledge)
    {
        if (envelope.Text("envelope_id") is not { } id)
            return;
        // What is not understood is acknowledged all the same: it would only come again.
        var acknowledgement = KindOf(envelope.Text("type")) is { } kind
            ? await TakeAsync(new IncomingPayload(kind, envelope.At("payload")))
            : Acknowledgement.Nothing;
        if (acknowledgement is null)
            return;
        await acknowledge(Answer(id, envelope.IsTrue("accepts_response_payload") ? acknowledgement.Response : null));
        errands.Start(acknowledgement.Errands);
    }

    /// <summary>Null when it could not be stored.</summary>
    private async Task<Acknowledgement?> TakeAsync(IncomingPayload payload)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            return await intake.TakeAsync(payload, limit.Token);
        }
        catch (StoreException failure)
        {
            logger.LogWarning("What Slack sent could not be stored, and is sent again: {Reason}", failure.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            logger.LogWarning("What Slack sent could not be stored in {Patience}, and is sent again.", Patience);
        }
        return null;
    }

    private static byte[] Answer(string id, object? response) => response is null
        ? JsonSerializer.SerializeToUtf8Bytes(new { envelope_id = id })
        : JsonSerializer.SerializeToUtf8Bytes(new { envelope_id = id, payload = response });

    private static PayloadKind? KindOf(string? type) => type switch
    {
        "events_api" => PayloadKind.Event,
        "slash_commands" => PayloadKind.Command,
        "interactive" => PayloadKind.Interaction,
        _ => null,
    };
}
