namespace OpsDashboard.Tests.Support;

/// <summary>Answers in the shapes of Google's configuration APIs.</summary>
static class CloudSamples
{
    public const string ConnectorPath = "/v1/projects/acme/locations/europe-west1/connectors/orders-connector";
    public const string InstancePath = "/v1/projects/acme/instances/orders-db";
    public const string ServicePath = "/v2/projects/acme/locations/europe-west1/services/orders";

    public const string Connector = """
        {
          "name": "projects/acme/locations/europe-west1/connectors/orders-connector", "network": "default", "state": "READY",
          "minThroughput": 200, "maxThroughput": 300, "machineType": "e2-micro", "minInstances": 2, "maxInstances": 3
        }
        """;

    public const string Instance = """
        {
          "name": "orders-db", "state": "RUNNABLE", "databaseVersion": "POSTGRES_16",
          "ipAddresses": [ { "type": "OUTGOING", "ipAddress": "34.0.0.1" }, { "type": "PRIVATE", "ipAddress": "10.20.0.3" } ],
          "settings": {
            "tier": "db-custom-1-3840", "activationPolicy": "ALWAYS",
            "databaseFlags": [ { "name": "max_connections", "value": "120" }, { "name": "log_connections", "value": "on" } ]
          }
        }
        """;

    public const string Service = """
        {
          "name": "projects/acme/locations/europe-west1/services/orders",
          "latestReadyRevision": "projects/acme/locations/europe-west1/services/orders/revisions/orders-7",
          "latestCreatedRevision": "projects/acme/locations/europe-west1/services/orders/revisions/orders-7",
          "traffic": [ { "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 100 } ],
          "template": {
            "vpcAccess": { "connector": "projects/123/locations/europe-west1/connectors/orders-connector", "egress": "ALL_TRAFFIC" },
            "scaling": { "maxInstanceCount": 20 },
            "volumes": [ { "name": "cloudsql", "cloudSqlInstance": { "instances": [ "acme:europe-west1:orders-db" ] } } ],
            "containers": [ {
              "env": [
                { "name": "POOL", "value": "20" },
                { "name": "TIMEOUT", "value": "25.5" },
                { "name": "API_KEY", "value": "hunter2" },
                { "name": "PASSWORD", "valueSource": { "secretKeyRef": { "secret": "hunter3", "version": "latest" } } }
              ],
              "startupProbe": { "periodSeconds": 10, "failureThreshold": 18, "initialDelaySeconds": 5, "httpGet": { "path": "/health" } }
            } ]
          }
        }
        """;

    /// <summary>A service with direct VPC egress: no connector.</summary>
    public const string DirectService = """
        { "template": { "vpcAccess": { "networkInterfaces": [ { "network": "default", "subnetwork": "s" } ] }, "containers": [ { } ] } }
        """;
}
