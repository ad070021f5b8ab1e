using System.Text.Json.Nodes;

namespace BriefBot.Channels.BotFramework;

/// <summary>What the platform is told about its activity.</summary>
internal sealed record ActivityResponse(int Status, JsonObject? Body = null)
{
    public static ActivityResponse Taken { get; } = new(StatusCodes.Status200OK);

    public static ActivityResponse Malformed { get; } = new(StatusCodes.Status400BadRequest);

    public static ActivityResponse With(JsonObject body) => new(StatusCodes.Status200OK, body);
}
