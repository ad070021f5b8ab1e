resource "azurerm_bot_service_azure_bot" "main" {
  name                          = "${var.name}-bot"
  resource_group_name           = azurerm_resource_group.main.name
  location                      = "global"
  sku                           = "S1"
  display_name                  = "BriefBot"
  endpoint                      = "https://${local.host}/api/messages"
  microsoft_app_type            = "UserAssignedMSI"
  microsoft_app_id              = azurerm_user_assigned_identity.bot.client_id
  microsoft_app_msi_id          = azurerm_user_assigned_identity.bot.id
  microsoft_app_tenant_id       = azurerm_user_assigned_identity.bot.tenant_id
  local_authentication_enabled  = false
  public_network_access_enabled = true
  tags                          = var.tags
}

resource "azurerm_bot_channel_ms_teams" "main" {
  bot_name            = azurerm_bot_service_azure_bot.main.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_bot_service_azure_bot.main.location
}
