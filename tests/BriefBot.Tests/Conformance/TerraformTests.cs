using BriefBot.Tests.Cli;

namespace BriefBot.Tests.Conformance;

/// <summary>infra/azure against the schemas of the providers that it names.</summary>
public sealed class TerraformTests : IDisposable
{
    private static readonly string Azure = Path.Combine(Repository.Folder, "infra", "azure");
    private readonly TempFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task FitsTheProvidersSchemas()
    {
        var run = await NodeModules.RunAsync("terraform-types.mjs", Azure);

        Assert.True(run.Status == 0, run.Output);
    }

    [Fact]
    public async Task TheCheckSeesEveryKindOfMistake()
    {
        Mistake[][] copies =
        [
            [
                new("app.tf", "target_port ", "targt_port ", "azurerm_container_app.main.ingress.targt_port is not known there."),
                new("main.tf", "  location = var.location\n", "", "azurerm_resource_group.main needs location."),
                new("app.tf", "percentage      = 100", "percentage = \"all\"", "azurerm_container_app.main.ingress.traffic_weight.percentage is string, where number is wanted."),
                new("app.tf", "min_replicas = var.min_replicas", "min_replicas = var.replica_memory", "azurerm_container_app.main.template.min_replicas is string, where number is wanted."),
                new("network.tf", "= [\"10.42.0.0/16\"]", "= \"10.42.0.0/16\"", "azurerm_virtual_network.main.address_space is string, where list(string) is wanted."),
                new("main.tf", "  tags     = var.tags", "  tags {\n  }", "azurerm_resource_group.main.tags is an argument, not a block."),
                new("bot.tf", "identity.bot.client_id", "identity.bot.clientid", "names the attribute clientid, which azurerm_user_assigned_identity does not have."),
                new("bot.tf", "identity.bot.tenant_id", "identity.bott.tenant_id", "names azurerm_user_assigned_identity.bott, which is not declared."),
                new("app.tf", "secret.value.versionless_id", "secret.value.versionlessid", "which azurerm_key_vault_secret does not have."),
                new("vault.tf", "local.secrets[each.key]", "local.secret[each.key]", "names local.secret, which is not declared."),
                new("language.tf", "language[0].id", "language.id", "without saying which: it has count or for_each."),
                new("database.tf", "ignore_changes = [zone]", "ignore_changes = [zoned]", "ignores zoned, which is not there."),
                new("variables.tf", "default     = 14", "default     = \"14\"", "var.database_backup_days.default is string, where number is wanted."),
                new("variables.tf", "variable \"tags\"", "variable \"labels\"", "var.labels is not used."),
                new("variables.tf", "startswith(", "beginswith(", "calls beginswith, which is no function that is known here."),
                new("versions.tf", "purge_soft_delete_on_destroy", "purge_on_destroy", "provider.azurerm.features.key_vault.purge_on_destroy is not known there."),
                new("bot.tf", "azurerm_bot_channel_ms_teams", "azurerm_bot_channel_teams", "Cannot find module '@cdktf/provider-azurerm/lib/bot-channel-teams'"),
            ],
            [
                new("app.tf", "target_port      = 3978", "", "azurerm_container_app.main.ingress needs target_port."),
                new("app.tf", "  identity {", "  identity = {", "azurerm_container_app.main.identity is a block, not an argument."),
                new("app.tf", "  ingress {", "  ingress {\n    target_port = 1\n    traffic_weight {\n      percentage = 1\n    }\n  }\n\n  ingress {", "azurerm_container_app.main.ingress may stand there once only."),
            ],
            [
                new("outputs.tf", "local.host", "local.host +", "outputs.tf"),
            ],
        ];
        var folders = copies.Select(Broken).ToArray();

        var run = await NodeModules.RunAsync("terraform-types.mjs", folders);

        Assert.Equal(1, run.Status);
        foreach (var (folder, mistakes) in folders.Zip(copies))
        {
            var said = run.Output[run.Output.IndexOf($"{folder}:", StringComparison.Ordinal)..];
            var next = said.IndexOf(_scratch[""], 1, StringComparison.Ordinal);
            Assert.All(mistakes, mistake => Assert.Contains(mistake.Problem, next < 0 ? said : said[..next]));
        }
    }

    [Fact]
    public async Task IsFormattedAsTerraformFormatsIt()
    {
        Assert.SkipUnless(ExternalTool.IsOnPath("terraform"), "Terraform is missing.");

        var run = await ExternalTool.RunAsync("terraform", ["fmt", "-check", "-diff", "-recursive", "."], Azure, TimeSpan.FromMinutes(1));

        Assert.True(run.Status == 0, run.Output);
    }

    /// <summary>A copy with all of these mistakes in it.</summary>
    private string Broken(Mistake[] mistakes, int number)
    {
        foreach (var path in Directory.GetFiles(Azure, "*.tf"))
        {
            var text = File.ReadAllText(path);
            foreach (var mistake in mistakes.Where(mistake => mistake.File == Path.GetFileName(path)))
            {
                Assert.Contains(mistake.Old, text);
                text = text.Replace(mistake.Old, mistake.New);
            }
            _scratch.Write($"{number}/{Path.GetFileName(path)}", text);
        }
        return _scratch[$"{number}"];
    }

    private sealed record Mistake(string File, string Old, string New, string Problem);
}
