using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefBot.Core.Answering.Composing;
using OpenAI;
using OpenAI.Chat;

namespace BriefBot.LanguageModels;

/// <summary>A model behind the chat completions protocol of OpenAI, streamed. One request each time: nothing is tried again.</summary>
/// <param name="client">Gives the client that <see cref="LanguageModelRegistration"/> set up.</param>
internal sealed class ChatModel(LanguageModelOptions options, Func<HttpClient> client) : ILanguageModel
{
    public const string ClientName = "LanguageModel";

    /// <summary>What the protocol wants where the service asks for no key.</summary>
    private const string NoKey = "none";

    /// <summary>Some four times what an answer needs, for models that think aloud first.</summary>
    private const int MostTokens = 1_000;

    public async IAsyncEnumerable<ModelPiece> WriteAsync(ModelPrompt prompt, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var http = client();
        var chat = new ChatClient(options.ChatModel ?? throw new InvalidOperationException("There is no chat model."), Credential(options), Client(options, http));
        ChatMessage[] messages = [new SystemChatMessage(prompt.Rules), new UserChatMessage(prompt.Material)];
        await using var updates = chat
            .CompleteChatStreamingAsync(messages, new ChatCompletionOptions { MaxOutputTokenCount = MostTokens }, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates))
        {
            var update = updates.Current;
            var text = string.Concat(update.ContentUpdate.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text));
            yield return new ModelPiece(text, update.Usage is { } usage ? new TokenUsage(usage.InputTokenCount, usage.OutputTokenCount) : null);
        }
    }

    internal static ApiKeyCredential Credential(LanguageModelOptions options) => new(options.Key ?? NoKey);

    internal static OpenAIClientOptions Client(LanguageModelOptions options, HttpClient http) => new()
    {
        Endpoint = options.Endpoint,
        Transport = new HttpClientPipelineTransport(http),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = options.TimeLimit,
    };

    private static async Task<bool> NextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (ClientResultException refusal)
        {
            throw refusal.Status switch
            {
                0 => new LanguageModelException(ModelFault.Unreachable, "The language model cannot be reached.", refusal),
                StatusCodes.Status429TooManyRequests => new LanguageModelException(ModelFault.Throttled, "The language model gets too many requests.", refusal),
                var status => new LanguageModelException(ModelFault.Refused, $"The language model answered {status}.", refusal),
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new LanguageModelException(ModelFault.Unreachable, "The connection to the language model broke.", broken);
        }
        // What the package makes of bytes that are no such stream.
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new LanguageModelException(ModelFault.Refused, "The language model answered in another protocol.", strange);
        }
    }
}
