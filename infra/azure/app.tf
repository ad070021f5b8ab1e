locals {
  # Known before the app is made, so that the bot's endpoint and the app do not wait for each other.
  host = "${var.name}.${azurerm_container_app_environment.main.default_domain}"

  settings = merge(
    {
      "ASPNETCORE_URLS"            = "http://+:3978"
      "BriefBot__DataDirectory"    = "/data"
      "Storage__Provider"          = "postgresql"
      "Reader__PublicBaseUrl"      = "https://${local.host}"
      "Logging__Format"            = "json"
      "Logging__LogLevel__Default" = "Information"
      "BotFramework__AppType"      = "ManagedIdentity"
      "BotFramework__AppId"        = azurerm_user_assigned_identity.bot.client_id
      "BotFramework__TenantId"     = azurerm_user_assigned_identity.bot.tenant_id
      "BotFramework__AllowedTenants" = join(",", length(var.allowed_tenants) > 0 ? var.allowed_tenants : [
        azurerm_user_assigned_identity.bot.tenant_id,
      ])
      "Admin__Users" = join(",", var.admin_users)
    },
    var.web_page ? { "Web__AllowedHosts" = local.host } : {},
    var.otlp_endpoint == null ? {} : { "Telemetry__OtlpEndpoint" = var.otlp_endpoint },
  )
}

resource "azurerm_container_app_environment" "main" {
  name                       = "${var.name}-env"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  infrastructure_subnet_id   = azurerm_subnet.apps.id
  logs_destination           = "log-analytics"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id
  tags                       = var.tags

  workload_profile {
    name                  = "Consumption"
    workload_profile_type = "Consumption"
  }

  lifecycle {
    # Azure names it, and a change would make a new environment.
    ignore_changes = [infrastructure_resource_group_name]
  }
}

resource "azurerm_container_app" "main" {
  count = var.image == null ? 0 : 1

  name                         = var.name
  resource_group_name          = azurerm_resource_group.main.name
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  tags                         = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.bot.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.bot.id
  }

  dynamic "secret" {
    for_each = azurerm_key_vault_secret.setting

    content {
      name                = lower(secret.value.name)
      identity            = azurerm_user_assigned_identity.bot.id
      key_vault_secret_id = secret.value.versionless_id
    }
  }

  ingress {
    external_enabled = true
    target_port      = 3978
    transport        = "http"

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = var.min_replicas
    max_replicas = var.max_replicas
    # The program hands back what it holds within 20 seconds.
    termination_grace_period_seconds = 30

    container {
      name   = "briefbot"
      image  = var.image
      cpu    = var.replica_cpu
      memory = var.replica_memory

      dynamic "env" {
        for_each = local.settings

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = azurerm_key_vault_secret.setting

        content {
          name        = env.key
          secret_name = lower(env.value.name)
        }
      }

      # It listens once the index is loaded.
      startup_probe {
        transport               = "HTTP"
        port                    = 3978
        path                    = "/healthz"
        interval_seconds        = 10
        failure_count_threshold = 30
      }

      liveness_probe {
        transport               = "HTTP"
        port                    = 3978
        path                    = "/healthz"
        interval_seconds        = 20
        timeout                 = 5
        failure_count_threshold = 3
      }

      readiness_probe {
        transport               = "HTTP"
        port                    = 3978
        path                    = "/readyz"
        interval_seconds        = 10
        timeout                 = 5
        failure_count_threshold = 3
      }

      volume_mounts {
        name = "data"
        path = "/data"
      }
    }

    volume {
      name         = "data"
      storage_type = "EmptyDir"
    }

    http_scale_rule {
      name                = "requests"
      concurrent_requests = "20"
    }
  }

  depends_on = [
    azurerm_role_assignment.pull_image,
    azurerm_role_assignment.read_secrets,
  ]
}
