using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>Resources, live facts and conditions: each row breaks one thing of a valid configuration and reads the whole message.</summary>
public sealed class CloudConfigurationRulesTests
{
    private const string Key = "CloudConfiguration:Resources";
    private const string Check = "Incidents:0:Whys:1:Checks:1:Conditions";
    private const string Composite = "Incidents:0:Horizons:1:Criteria:1";
    private const string Word = "must be 1 to 64 lower-case letters, digits and hyphens, first a letter";

    private static readonly string[] Valid =
    [
        $"{Key}:0:Id=way", $"{Key}:0:Kind=connector", $"{Key}:0:Location=europe-west1", $"{Key}:0:Name=orders-connector",
        $"{Key}:1:Id=db", $"{Key}:1:Kind=sql-instance", $"{Key}:1:Name=orders-db",
        $"{Key}:2:Id=app", $"{Key}:2:Kind=run-service", $"{Key}:2:Location=europe-west1", $"{Key}:2:Name=orders",
        $"{Key}:2:Variables:0:Name=POOL", $"{Key}:2:Variables:0:Fact=pool", $"{Key}:2:Variables:0:Title=Pool",
        "Incidents:0:Facts:1:Live=app.pool",
        $"{Check}:0:Live=app.network", $"{Check}:0:EqualTo:0=connector",
        $"{Composite}:Parts:1:AppliesWhen:Live=app.network", $"{Composite}:Parts:1:AppliesWhen:EqualTo:0=connector",
    ];

    [Fact]
    public void Resources_FactsAndConditions_AreRead()
    {
        var (options, faults) = ConfigurationLoader.Load(SecondIncident.With(Valid));

        Assert.Empty(faults.All);
        Assert.Equal(["way", "db", "app"], options!.CloudConfiguration.Resources.Select(resource => resource.Id));
        Assert.Equal("pool", options.CloudConfiguration.Resources[2].Variables[0].Fact);
    }

    [Theory]
    [InlineData("CloudConfiguration:Interval=00:00:59", "CloudConfiguration:Interval: found 00:00:59, must be from 00:01:00 to 1.00:00:00")]
    [InlineData("CloudConfiguration:MaximumAge=00:04:59", "CloudConfiguration:MaximumAge: found 00:04:59, must be from Interval (00:05:00) to 7.00:00:00")]
    [InlineData(Key + ":1:Id=way", Key + ":1:Id: found way, must be unique; " + Key + ":0 has it too")]
    [InlineData(Key + ":0:Name=../x", Key + ":0:Name: found ../x, " + Word)]
    [InlineData("-" + Key + ":0:Location", Key + ":0:Location: found nothing, " + Word)]
    [InlineData(Key + ":1:Location=europe-west1", Key + ":1:Location: found europe-west1, must be absent for kind sql-instance: its address has no region")]
    [InlineData(Key + ":0:Project=X", Key + ":0:Project: found X, must be a project id (6 to 30 lower-case letters, digits and hyphens, first a letter) or a project number")]
    [InlineData(Key + ":2:Variables:0:Name=A-B", Key + ":2:Variables:0:Name: found A-B, must be the name of an environment variable (letters, digits and underscores, not starting with a digit)")]
    [InlineData("-" + Key + ":2:Variables:0:Title", Key + ":2:Variables:0:Title: found nothing, must be a text")]
    [InlineData("Incidents:0:Facts:1:Live=app.egress", "Incidents:0:Facts:1:Live: found app.egress, must be one of app.startup-window, app.min-instances, app.max-instances, app.pool: a number is needed")]
    [InlineData("Incidents:0:Facts:1:Live=pool", "Incidents:0:Facts:1:Live: found pool, must be <resource>.<fact> of a resource of CloudConfiguration:Resources")]
    [InlineData(Check + ":0:Live=db.colour", Check + ":0:Live: found db.colour, must be one of db.max-connections, db.state, db.tier, db.version, db.private-address, db.flags")]
    [InlineData(Check + ":0:Present=true", Check + ":0: found 2 of EqualTo, Expected, Present, AsRecorded, must have exactly one of them")]
    [InlineData("-" + Check + ":0:EqualTo", Check + ":0: found 0 of EqualTo, Expected, Present, AsRecorded, must have exactly one of them")]
    [InlineData(Check + ":1:AsRecorded=people", Check + ":1:AsRecorded: found people, must be the id of a fact of an incident")]
    [InlineData(Check + ":1:AsRecorded=payment-timeout", Check + ":1:AsRecorded: found payment-timeout, must be a fact with a Live value")]
    [InlineData(Composite + ":Parts:1:AppliesWhen:Live=app.colour", Composite + ":Parts:1:AppliesWhen:Live: found app.colour, must be one of app.startup-window, app.min-instances, app.max-instances, app.pool, app.revision, app.network, app.connector, app.egress, app.database")]
    public void Configuration_AgainstARule_SaysTheRule(string change, string message)
    {
        var changes = change.StartsWith('-') ? Valid.Where(one => !one.StartsWith(change[1..], StringComparison.Ordinal)) : Valid.Append(change);
        var (_, faults) = ConfigurationLoader.Load(SecondIncident.With([.. changes]));

        Assert.Equal([message], faults.All.Select(fault => fault.ToString()));
    }

    [Fact]
    public void AppliesWhen_OnAWholeCriterion_IsRefused()
    {
        var (_, faults) = ConfigurationLoader.Load(SecondIncident.With([.. Valid, $"{Composite}:AppliesWhen:Live=app.network", $"{Composite}:AppliesWhen:EqualTo:0=connector"]));

        Assert.Equal([$"{Composite}:AppliesWhen: found a condition, must be absent: only a part of a criterion can be left out"], faults.All.Select(fault => fault.ToString()));
    }

    [Fact]
    public void EmulatorAlone_IsRefused()
    {
        var (_, faults) = ConfigurationLoader.Load(SecondIncident.With([.. Valid, "CloudMonitoring:Endpoint=http://host:1", "CloudConfiguration:Endpoint=emulator"]));

        Assert.Equal(["CloudConfiguration:Endpoint: found emulator, must be absent or an address: the emulator runs only with CloudMonitoring:Endpoint emulator"], faults.All.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("emulator", null, "emulator")]
    [InlineData("https://monitoring.googleapis.com", null, "https://monitoring.googleapis.com")]
    [InlineData("http://host:1", null, null)]
    [InlineData("http://host:1", "http://host:2", "http://host:2")]
    [InlineData("emulator", "http://host:2", "http://host:2")]
    public void Endpoint_WhenAbsent_FollowsThatOfTheMetrics(string monitoring, string? configured, string? expected)
    {
        var options = new DashboardOptions
        {
            CloudMonitoring = new() { Endpoint = monitoring },
            CloudConfiguration = new() { Endpoint = configured, Resources = [new() { Id = "db", Kind = ResourceKind.SqlInstance, Name = "orders-db" }] },
        };

        Assert.Equal(expected, options.CloudConfigurationEndpoint);
        Assert.Null((options with { CloudConfiguration = new() }).CloudConfigurationEndpoint);
    }
}
