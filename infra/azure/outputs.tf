output "resource_group" {
  description = "Where everything is."
  value       = azurerm_resource_group.main.name
}

output "registry" {
  description = "The registry to build the image in: az acr build --registry …"
  value       = azurerm_container_registry.main.name
}

output "image_name" {
  description = "What the image is to be called there, without its tag."
  value       = "${azurerm_container_registry.main.login_server}/briefbot"
}

output "host" {
  description = "The name under which the bot is reached: for the manifests of Teams and Slack."
  value       = local.host
}

output "app_id" {
  description = "The bot's id: for the manifest of Teams."
  value       = azurerm_user_assigned_identity.bot.client_id
}

output "app_name" {
  description = "The container app: for az containerapp exec and az containerapp logs show."
  value       = var.name
}

output "vault" {
  description = "The vault that holds the secrets."
  value       = azurerm_key_vault.main.name
}

output "database_server" {
  description = "The PostgreSQL server: for az postgres flexible-server restore."
  value       = azurerm_postgresql_flexible_server.main.name
}

output "log_workspace_id" {
  description = "The workspace that az monitor log-analytics query asks."
  value       = azurerm_log_analytics_workspace.main.workspace_id
}

output "language_endpoint" {
  description = "The Azure AI Language resource, where there is one."
  value       = one(azurerm_cognitive_account.language[*].endpoint)
}
