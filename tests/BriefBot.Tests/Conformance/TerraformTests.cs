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
        (string File, string Old, string New, string Problem)[] mistakes =
        [
            ("app.tf", "target_port ", "targt_port ", "azurerm_container_app.main.ingress.targt_port is not known there."),
            ("app.tf", "target_port      = 3978", "", "azurerm_container_app.main.ingress needs target_port."),
            ("main.tf", "  location = var.location\n", "", "azurerm_resource_group.main needs location."),
            ("app.tf", "percentage      = 100", "percentage = \"all\"", "azurerm_container_app.main.ingress.traffic_weight.percentage is string, where number is wanted."),
            ("app.tf", "min_replicas = var.min_replicas", "min_replicas = var.replica_memory", "azurerm_container_app.main.template.min_replicas is string, where number is wanted."),
            ("network.tf", "= [\"10.42.0.0/16\"]", "= \"10.42.0.0/16\"", "azurerm_virtual_network.main.address_space is string, where list(string) is wanted."),
            ("app.tf", "  identity {", "  identity = {", "azurerm_container_app.main.identity is a block, not an argument."),
            ("main.tf", "  tags     = var.tags", "  tags {\n  }", "azurerm_resource_group.main.tags is an argument, not a block."),
            ("app.tf", "  ingress {", "  ingress {\n    target_port = 1\n    traffic_weight {\n      percentage = 1\n    }\n  }\n\n  ingress {", "azurerm_container_app.main.ingress may stand there once only."),
            ("bot.tf", "identity.bot.client_id", "identity.bot.clientid", "names the attribute clientid, which azurerm_user_assigned_identity does not have."),
            ("bot.tf", "identity.bot.client_id", "identity.bott.client_id", "names azurerm_user_assigned_identity.bott, which is not declared."),
            ("app.tf", "secret.value.versionless_id", "secret.value.versionlessid", "which azurerm_key_vault_secret does not have."),
            ("vault.tf", "local.secrets[each.key]", "local.secret[each.key]", "names local.secret, which is not declared."),
            ("language.tf", "language[0].id", "language.id", "without saying which: it has count or for_each."),
            ("database.tf", "ignore_changes = [zone]", "ignore_changes = [zoned]", "ignores zoned, which is not there."),
            ("variables.tf", "default     = 14", "default     = \"14\"", "var.database_backup_days.default is string, where number is wanted."),
            ("variables.tf", "variable \"tags\"", "variable \"labels\"", "var.labels is not used."),
            ("variables.tf", "startswith(", "beginswith(", "calls beginswith, which is no function that is known here."),
            ("versions.tf", "purge_soft_delete_on_destroy", "purge_on_destroy", "provider.azurerm.features.key_vault.purge_on_destroy is not known there."),
            ("bot.tf", "azurerm_bot_channel_ms_teams", "azurerm_bot_channel_teams", "Cannot find module '@cdktf/provider-azurerm/lib/bot-channel-teams'"),
            ("outputs.tf", "local.host", "local.host +", "outputs.tf"),
        ];
        var folders = mistakes.Select((mistake, number) => Broken(number, mistake.File, mistake.Old, mistake.New)).ToArray();

        var run = await NodeModules.RunAsync("terraform-types.mjs", folders);

        Assert.Equal(1, run.Status);
        foreach (var (folder, mistake) in folders.Zip(mistakes))
        {
            var said = run.Output[run.Output.IndexOf($"{folder}:", StringComparison.Ordinal)..];
            var next = said.IndexOf(_scratch[""], 1, StringComparison.Ordinal);
            Assert.Contains(mistake.Problem, next < 0 ? said : said[..next]);
        }
    }

    [Fact]
    public async Task IsFormattedAsTerraformFormatsIt()
    {
        Assert.SkipUnless(ExternalTool.IsOnPath("terraform"), "Terraform is missing.");

        var run = await ExternalTool.RunAsync("terraform", ["fmt", "-check", "-diff", "-recursive", "."], Azure, TimeSpan.FromMinutes(1));

        Assert.True(run.Status == 0, run.Output);
    }

    private string Broken(int number, string file, string old, string replacement)
    {
        var folder = _scratch[$"{number:00}"];
        Directory.CreateDirectory(folder);
        foreach (var path in Directory.GetFiles(Azure, "*.tf"))
        {
            var text = File.ReadAllText(path);
            if (Path.GetFileName(path) == file)
            {
                Assert.Contains(old, text);
                text = text.Replace(old, replacement);
            }
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), text);
        }
        return folder;
    }
}
