using BriefBot.LanguageModels;

namespace BriefBot.Cli.Doctor;

/// <summary>Whether the language model is where the settings say; it is not asked anything.</summary>
internal sealed class ModelCheckup(LanguageModelOptions? options, IHttpClientFactory clients)
{
    public Checkup Checkup => new("language model", FindAsync);

    private async Task<Finding> FindAsync(CancellationToken cancellationToken)
    {
        if (options is null)
            return Finding.Off("answers are quotes alone; LanguageModel:Endpoint and LanguageModel:ChatModel or LanguageModel:EmbeddingModel set it up");
        using var http = clients.CreateClient(ChatModel.ClientName);
        var check = await ModelCheck.RunAsync(options, http, cancellationToken);
        return new Finding(check.IsUsable == false ? Verdict.Wrong : Verdict.Ok, check.Words);
    }
}
