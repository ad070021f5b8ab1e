using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace BriefBot.Channels.Web.Wire;

/// <summary>Reads the bodies of the page's API and says what is wrong with them.</summary>
internal static class WireJson
{
    /// <summary>In bytes. More than any question, far less than what could hurt.</summary>
    public const int MaxBody = 64 * 1024;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<Received<T>> ReadAsync<T>(HttpContext context, CancellationToken cancellationToken)
        where T : class
    {
        if (!IsJson(context.Request.ContentType))
            return new(null, new WebProblem(StatusCodes.Status415UnsupportedMediaType, "problem.notJson"));
        CapBody(context);
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, cancellationToken);
            return body is null ? Malformed<T>() : new(body, null);
        }
        catch (JsonException)
        {
            return Malformed<T>();
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new(null, new WebProblem(StatusCodes.Status413PayloadTooLarge, "problem.tooLarge"))
                : Malformed<T>();
        }
    }

    /// <summary>Makes reading more than <see cref="MaxBody"/> bytes fail with status 413.</summary>
    public static void CapBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBody;
    }

    private static Received<T> Malformed<T>()
        where T : class => new(null, new WebProblem(StatusCodes.Status400BadRequest, "problem.malformed"));

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Either a body or what is wrong with it.</summary>
    internal readonly record struct Received<T>(T? Body, WebProblem? Problem)
        where T : class;
}
