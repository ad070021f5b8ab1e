resource "azurerm_cognitive_account" "language" {
  count = var.language_resource ? 1 : 0

  name                  = "${var.name}-language"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  kind                  = "TextAnalytics"
  sku_name              = "S"
  custom_subdomain_name = "${var.name}-language"
  # The bot signs in with its identity.
  local_auth_enabled = false
  tags               = var.tags
}

resource "azurerm_role_assignment" "use_language" {
  count = var.language_resource ? 1 : 0

  scope                = azurerm_cognitive_account.language[0].id
  role_definition_name = "Cognitive Services User"
  principal_id         = azurerm_user_assigned_identity.bot.principal_id
  principal_type       = "ServicePrincipal"
}
