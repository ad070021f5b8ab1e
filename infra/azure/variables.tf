variable "subscription_id" {
  description = "Id of the Azure subscription that everything is made in."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "Give the subscription's id as \"az account show --query id\" prints it."
  }
}

variable "name" {
  description = "What the deployment is called: every resource's name begins with it. Vault, registry and database need names that nobody else in Azure has, so choose your own."
  type        = string
  default     = "briefbot"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{2,13}$", var.name))
    error_message = "Use 3 to 14 lower-case letters and digits, a letter first."
  }
}

variable "location" {
  description = "Azure region, such as westeurope or northeurope."
  type        = string
  default     = "westeurope"

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "Give the region's short name, such as westeurope."
  }
}

variable "tags" {
  description = "Tags on every resource."
  type        = map(string)
  default     = {}
}

variable "image" {
  description = "The program's image with its tag, such as briefbot.azurecr.io/briefbot:1.0.0. Without one everything else is made, so that there is a registry to build it in."
  type        = string
  default     = null

  validation {
    condition     = var.image == null ? true : can(regex("^[^/:@]+(:[0-9]+)?/.+[:@].+$", var.image))
    error_message = "Name registry, image and tag or digest, such as briefbot.azurecr.io/briefbot:1.0.0."
  }
}

variable "min_replicas" {
  description = "Replicas that always run. Two, so that one may die or be replaced."
  type        = number
  default     = 2

  validation {
    condition     = var.min_replicas >= 2 && var.min_replicas <= 20 && floor(var.min_replicas) == var.min_replicas
    error_message = "Use a whole number from 2 to 20."
  }
}

variable "max_replicas" {
  description = "Replicas that run at most while many requests come in."
  type        = number
  default     = 4

  validation {
    condition     = var.max_replicas >= var.min_replicas && var.max_replicas <= 30
    error_message = "Use a number from min_replicas to 30."
  }
}

variable "replica_cpu" {
  description = "Cores of a replica."
  type        = number
  default     = 1

  validation {
    condition     = contains([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2], var.replica_cpu)
    error_message = "Use 0.5, 0.75, 1, 1.25, 1.5, 1.75 or 2."
  }
}

variable "replica_memory" {
  description = "Memory of a replica: two Gi a core, as Container Apps wants it. The index of all articles is held in it."
  type        = string
  default     = "2Gi"

  validation {
    condition     = can(regex("^[0-9.]+Gi$", var.replica_memory))
    error_message = "Write it as in 2Gi."
  }
}

variable "allowed_tenants" {
  description = "Ids of the Entra tenants that may talk to the bot in Teams. Empty: the tenant of the subscription only."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.allowed_tenants : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id))])
    error_message = "List tenant ids, not names."
  }
}

variable "admin_users" {
  description = "Who may add articles and feeds and change shared settings: teams:<tenant>:<user object id> or slack:<team>:<user>."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for user in var.admin_users : can(regex("^(teams|slack):[^:]+:[^:]+$", user))])
    error_message = "Write each as teams:<tenant>:<user object id> or slack:<team>:<user>."
  }
}

variable "slack_bot_token" {
  description = "Slack's bot token, xoxb-…. With slack_signing_secret the bot is in Slack as well."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.slack_bot_token == null ? true : startswith(var.slack_bot_token, "xoxb-")
    error_message = "A bot token begins with xoxb-."
  }
}

variable "slack_signing_secret" {
  description = "The signing secret of the Slack app."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = (var.slack_signing_secret == null) == (var.slack_bot_token == null)
    error_message = "Give slack_bot_token and slack_signing_secret, or neither."
  }
}

variable "web_page" {
  description = "Whether the chat page is open to whoever has its key, which is made and kept in the vault as Web--AccessKey."
  type        = bool
  default     = false
}

variable "language_resource" {
  description = "Whether an Azure AI Language resource is made, which the bot may use with its identity. The embedded analysis needs none."
  type        = bool
  default     = false
}

variable "database_sku" {
  description = "Size of the PostgreSQL server."
  type        = string
  default     = "B_Standard_B2s"

  validation {
    condition     = can(regex("^(B|GP|MO)_Standard_", var.database_sku))
    error_message = "Use a size such as B_Standard_B2s or GP_Standard_D2ds_v5."
  }
}

variable "database_storage_mb" {
  description = "Disk of the PostgreSQL server in MB; it grows by itself."
  type        = number
  default     = 32768

  validation {
    condition     = contains([32768, 65536, 131072, 262144, 524288], var.database_storage_mb)
    error_message = "Use 32768, 65536, 131072, 262144 or 524288."
  }
}

variable "database_high_availability" {
  description = "Whether a second server in another zone takes over when the first one fails. Needs a database_sku that is not B_."
  type        = bool
  default     = false

  validation {
    condition     = !(var.database_high_availability && startswith(var.database_sku, "B_"))
    error_message = "High availability needs a database_sku such as GP_Standard_D2ds_v5."
  }
}

variable "database_backup_days" {
  description = "Days that the server can be set back to."
  type        = number
  default     = 14

  validation {
    condition     = var.database_backup_days >= 7 && var.database_backup_days <= 35
    error_message = "Use a number from 7 to 35."
  }
}

variable "log_retention_days" {
  description = "Days that logs are kept. They hold no questions and no article text."
  type        = number
  default     = 30

  validation {
    condition     = var.log_retention_days >= 30 && var.log_retention_days <= 730
    error_message = "Use a number from 30 to 730."
  }
}

variable "otlp_endpoint" {
  description = "Where metrics and traces go, as OTLP over HTTP, such as https://collector.example.org:4318. Without one nowhere."
  type        = string
  default     = null

  validation {
    condition     = var.otlp_endpoint == null ? true : can(regex("^https?://", var.otlp_endpoint))
    error_message = "Give an http or https address."
  }
}
