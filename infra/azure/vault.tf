resource "azurerm_key_vault" "main" {
  name                       = "${var.name}-vault"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 30
  tags                       = var.tags
}

# Whoever applies this writes the secrets; the bot only reads them.
resource "azurerm_role_assignment" "write_secrets" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_role_assignment" "read_secrets" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.bot.principal_id
  principal_type       = "ServicePrincipal"
}

# Links to the reader page are signed with it; every replica has the same.
resource "random_bytes" "reader_key" {
  length = 32
}

resource "random_password" "web_key" {
  length  = 32
  special = false
}

locals {
  in_slack = nonsensitive(var.slack_bot_token != null)

  database_connection = "Host=${azurerm_postgresql_flexible_server.main.fqdn};Database=${azurerm_postgresql_flexible_server_database.main.name};Username=${azurerm_postgresql_flexible_server.main.administrator_login};Password=${random_password.database.result};SSL Mode=VerifyFull"

  # By the setting's name in the environment.
  secrets = merge(
    {
      "Storage__ConnectionString" = local.database_connection
      "Reader__SigningKeys"       = "k1=${random_bytes.reader_key.base64}"
    },
    local.in_slack ? {
      "Slack__BotToken"      = var.slack_bot_token
      "Slack__SigningSecret" = var.slack_signing_secret
    } : {},
    var.web_page ? {
      "Web__AccessKey" = random_password.web_key.result
    } : {},
  )
}

resource "azurerm_key_vault_secret" "setting" {
  for_each = toset(keys(local.secrets))

  name         = replace(each.key, "__", "--")
  value        = local.secrets[each.key]
  key_vault_id = azurerm_key_vault.main.id
  tags         = var.tags

  depends_on = [azurerm_role_assignment.write_secrets]
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  name                       = "audit"
  target_resource_id         = azurerm_key_vault.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "AuditEvent"
  }
}
