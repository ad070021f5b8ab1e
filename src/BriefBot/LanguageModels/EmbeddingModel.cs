using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Azure;
using OpenAI.Embeddings;

namespace BriefBot.LanguageModels;

/// <summary>What came of asking for vectors.</summary>
internal abstract record EmbeddingOutcome
{
    /// <param name="Vectors">One a text, in their order, of the same length.</param>
    /// <param name="Tokens">What the service counted.</param>
    public sealed record Made(IReadOnlyList<float[]> Vectors, long Tokens) : EmbeddingOutcome;

    /// <summary>It does not take these texts, now or later.</summary>
    public sealed record Refused : EmbeddingOutcome;

    /// <summary>It cannot be asked now.</summary>
    public sealed record Unavailable : EmbeddingOutcome;
}

/// <summary>
/// A model behind the embeddings protocol of OpenAI. One request each time. The numbers are asked for as JSON, which every
/// service speaks, so the package carries them and does not read them.
/// </summary>
/// <param name="client">Gives the client that <see cref="LanguageModelRegistration"/> set up.</param>
internal sealed class EmbeddingModel(LanguageModelOptions options, Func<HttpClient> client, TimeProvider time)
{
    public const string ClientName = "Embeddings";

    private const int MostDimensions = 8_192;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(2);

    public string Name { get; } = options.EmbeddingModel ?? throw new InvalidOperationException("There is no embedding model.");

    /// <summary>Shared by questions and articles: whoever finds it down spares the others.</summary>
    public LanguageCircuit Circuit { get; } = new(time);

    /// <summary>Is told of every request: its outcome, and the tokens that the service counted.</summary>
    public Action<string, long>? Asked { get; set; }

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<EmbeddingOutcome> AskAsync(IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!Circuit.TryEnter())
            return new EmbeddingOutcome.Unavailable();
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            var made = Read(await RequestAsync(texts, either.Token), texts.Count);
            if (made is null)
                return Failed("it answers in another protocol");
            Circuit.Succeeded();
            Asked?.Invoke("made", made.Tokens);
            return made;
        }
        catch (ClientResultException refusal) when (refusal.Status is 400 or 413 or 422)
        {
            Circuit.Succeeded();
            Asked?.Invoke("refused", 0);
            return new EmbeddingOutcome.Refused();
        }
        catch (ClientResultException refusal)
        {
            return Failed(refusal.Status == 0 ? "it cannot be reached" : $"it answers {refusal.Status}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("it takes too long");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException)
        {
            return Failed("the connection broke");
        }
        catch
        {
            Circuit.Left();
            throw;
        }
    }

    private async Task<BinaryData> RequestAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        using var http = client();
        var settings = ChatModel.Client(options, http);
        settings.NetworkTimeout = LongestRequest;
        using var content = BinaryContent.Create(BinaryData.FromObjectAsJson(new Request(Name, texts)));
        var result = await new EmbeddingClient(Name, ChatModel.Credential(options), settings)
            .GenerateEmbeddingsAsync(content, new RequestOptions { CancellationToken = cancellationToken });
        return result.GetRawResponse().Content;
    }

    /// <summary>Null for what is no such answer, or holds what is no direction.</summary>
    private static EmbeddingOutcome.Made? Read(BinaryData answer, int count)
    {
        var response = answer.ToObjectFromJson<Response>();
        if (response?.Data is not { } data || data.Count != count)
            return null;
        var vectors = data.OrderBy(one => one.Index).Select(one => one.Embedding ?? []).ToList();
        var length = vectors[0].Length;
        return length is > 0 and <= MostDimensions
            && vectors.TrueForAll(vector => vector.Length == length && vector.All(float.IsFinite) && vector.Any(number => number != 0))
            ? new EmbeddingOutcome.Made(vectors, Math.Max(0, response.Usage?.Tokens ?? 0))
            : null;
    }

    private EmbeddingOutcome.Unavailable Failed(string reason)
    {
        Circuit.Failed(reason, null);
        Asked?.Invoke("unavailable", 0);
        return new EmbeddingOutcome.Unavailable();
    }

    private sealed record Request(
        [property: JsonPropertyName("model")] string Model, [property: JsonPropertyName("input")] IReadOnlyList<string> Input);

    private sealed record Response(
        [property: JsonPropertyName("data")] IReadOnlyList<Item>? Data, [property: JsonPropertyName("usage")] Used? Usage);

    private sealed record Item([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);

    private sealed record Used([property: JsonPropertyName("prompt_tokens")] long Tokens);
}
