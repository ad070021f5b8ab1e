using System.ClientModel;
using System.Text.Json;
using OpenAI.Models;

namespace BriefBot.LanguageModels;

/// <summary>Whether the model of the settings is there, for somebody who looks for what is wrong. Costs no tokens.</summary>
/// <param name="IsUsable">Null where the address answers but does not list its models.</param>
/// <param name="Words">What is so, and what to do where it is wrong: one line.</param>
internal sealed record ModelCheck(bool? IsUsable, string Words)
{
    /// <param name="http">Follows no redirects, as that of <see cref="LanguageModelRegistration"/>.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<ModelCheck> RunAsync(LanguageModelOptions options, HttpClient http, CancellationToken cancellationToken)
    {
        var where = options.Endpoint.Authority;
        try
        {
            var models = await new OpenAIModelClient(ChatModel.Credential(options), ChatModel.Client(options, http)).GetModelsAsync(cancellationToken);
            // Ollama lists "llama3.2" as "llama3.2:latest".
            var missing = options.Models.FirstOrDefault(name => !models.Value.Any(model => model.Id == name || model.Id == $"{name}:latest"));
            return missing is null
                ? new ModelCheck(true, $"{string.Join(" and ", options.Models)} {(options.Models.Count() > 1 ? "are" : "is")} at {where}.")
                : new ModelCheck(false, $"{where} answers, but has no model {missing}. Set LanguageModel:{(missing == options.ChatModel ? "ChatModel" : "EmbeddingModel")} to one of its own.");
        }
        catch (ClientResultException refusal)
        {
            return refusal.Status switch
            {
                0 => Unreachable(where),
                401 or 403 => new ModelCheck(false, $"{where} does not take the key ({refusal.Status}). Set LanguageModel:Key."),
                404 => new ModelCheck(null, $"{where} answers, but lists no models (404). If answers stay as quoted, see whether LanguageModel:Endpoint ends in /v1/."),
                var status => new ModelCheck(false, $"{where} answers {status}."),
            };
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || problem is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return Unreachable(where);
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return new ModelCheck(false, $"{where} answers, but not in OpenAI's protocol. Does LanguageModel:Endpoint end in /v1/?");
        }
    }

    private static ModelCheck Unreachable(string where) => new(false, $"{where} cannot be reached. Is the service running, and LanguageModel:Endpoint right?");
}
