using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

public sealed class ConfigurationLoaderTests
{
    [Fact]
    public void SecondIncident_AsWritten_IsUnderstood()
    {
        var (options, faults) = ConfigurationLoader.Load(SecondIncident.With());

        Assert.Empty(faults.All);
        Assert.NotNull(options);
        Assert.Equal("acme-shop-prod", options.CloudMonitoring.ProjectId);
        Assert.Equal(6, options.Signals.Count);
        Assert.Equal(["approved", "declined"], options.Signals[0].Outcome!.Values);
        Assert.Equal(TimeSpan.FromMinutes(3), options.Signals[2].IngestDelay);
        Assert.Equal(100, options.Signals[4].Scale);
        Assert.False(options.Signals[5].Show);

        var incident = options.Incidents[0];
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 40, 0, TimeSpan.Zero), incident.OnsetAt);
        Assert.Equal(TimeSpan.FromDays(1), incident.Horizons[1].Due);
        Assert.Equal(CriterionKind.SignOff, incident.Horizons[1].Criteria[2].Kind);
        Assert.Equal(Statistic.P95, incident.Horizons[1].Criteria[1].Parts[0].Statistic);
        Assert.Equal(Comparison.AtLeast, incident.Horizons[0].Criteria[0].Objective!.Is);
        Assert.Equal(Requirement.Any, incident.Whys[1].Require);
        Assert.Null(incident.Links[1].Url);
    }

    [Fact]
    public void ShippedConfiguration_AsWritten_IsUnderstood() =>
        Assert.Empty(ConfigurationLoader.Load(new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.json")).Build()).Faults.All);

    [Fact]
    public void EmptyObjectsListsAndNulls_InJson_AreTheDefaults()
    {
        const string Json = """{ "Journal": {}, "SqlProbe": null, "Signals": [], "Incidents": null, "CloudConfiguration": { "Endpoint": null } }""";
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json));

        var (options, faults) = ConfigurationLoader.Load(new ConfigurationBuilder().AddJsonStream(stream).Build());

        Assert.Empty(faults.All);
        Assert.Equal(new DashboardOptions(), options);
    }

    [Fact]
    public void NothingConfigured_Always_IsTheDefaults()
    {
        var (options, faults) = ConfigurationLoader.Load(new ConfigurationBuilder().Build());

        Assert.Empty(faults.All);
        Assert.Equal(new DashboardOptions(), options);
    }

    [Fact]
    public void Keys_InAnotherCase_AreTheSame()
    {
        var (options, faults) = ConfigurationLoader.Load(Of(("CLOUDMONITORING:PROJECTID", "acme-shop-test"), ("authentication:allowanonymous", "TRUE"), ("AUTHENTICATION:mode", "None")));

        Assert.Empty(faults.All);
        Assert.Equal("acme-shop-test", options!.CloudMonitoring.ProjectId);
        Assert.True(options.Authentication.AllowAnonymous);
    }

    [Fact]
    public void KeysOfTheHost_Always_AreIgnored()
    {
        var host = Of(("urls", "http://localhost:5000"), ("Logging:LogLevel:Default", "Debug"), ("Kestrel:Limits:MaxConcurrentConnections", "many"), ("AllowedHosts", "*"), ("PATH", "/bin"), ("EMULATOR_PORT", "tcp://10.0.0.1"));

        Assert.Empty(ConfigurationLoader.Load(host).Faults.All);
    }

    [Fact]
    public void Variable_WithAnIndex_OverridesTheElement()
    {
        var (options, faults) = ConfigurationLoader.Load(SecondIncident.With("Signals:0:Percentile=99"));

        Assert.Empty(faults.All);
        Assert.Equal(99, options!.Signals[0].Percentile);
        Assert.Equal("payment-latency", options.Signals[0].Id);
    }

    [Theory]
    [InlineData("Signals:0:IngestDelay=null")]
    [InlineData("Signals:0:IngestDelay=")]
    [InlineData("Signals:0:Thresholds=null", "-Signals:0:Thresholds:Warning", "-Signals:0:Thresholds:Critical", "-Signals:0:Thresholds:Direction")]
    [InlineData("Incidents:0:Tags=", "-Incidents:0:Tags:0", "-Incidents:0:Tags:1")]
    [InlineData("Journal:ConnectionString=")]
    [InlineData("Journal:ConnectionString=Data Source=/var/lib/opsdashboard/journal.db")]
    [InlineData("Journal:ConnectionString=Host=db;Database=ops;Username=ops;Password=secret;SSL Mode=VerifyFull")]
    [InlineData("SqlProbe:ConnectionString=Host=/cloudsql/acme;Password=secret")]
    [InlineData("CloudConfiguration:Endpoint=emulator")]
    public void Optional_WhenNullOrEmpty_IsAbsent(params string[] changes) =>
        Assert.Empty(ConfigurationLoader.Load(SecondIncident.With(changes)).Faults.All);

    [Fact]
    public void Faults_OfEverySection_AreAllTold()
    {
        var (options, faults) = ConfigurationLoader.Load(SecondIncident.With(
            "CloudMonitoring:PollInterval=00:00:01", "CloudMonitoring:ProjectId=X", "Emulator:TimeScale=fast", "Signals:0:Scale=0", "Incidents:0:Number=0", "urls=http://0.0.0.0:80"));

        Assert.Null(options);
        Assert.Equal(
            [
                "Emulator:TimeScale: found fast, must be a number with a point",
                "CloudMonitoring:ProjectId: found X, must be a project id (6 to 30 lower-case letters, digits and hyphens, first a letter) or a project number",
                "CloudMonitoring:PollInterval: found 00:00:01, must be from 00:00:10 to 01:00:00",
                "Signals:0:Scale: found 0, must be above 0",
                "Incidents:0:Number: found 0, must be at least 1",
                "urls: found http://0.0.0.0:80, must be a loopback address unless Authentication:AllowAnonymous is true",
            ],
            faults.All.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("Journal")]
    [InlineData("SqlProbe")]
    public void ConnectionString_WhenWrong_IsNeverShown(string section)
    {
        var (_, faults) = ConfigurationLoader.Load(Of(($"{section}:ConnectionString", "Server=db;Password=hunter2")));

        var fault = Assert.Single(faults.All);
        Assert.Equal($"{section}:ConnectionString", fault.Key);
        Assert.DoesNotContain("hunter2", faults.Format());
        Assert.DoesNotContain("Server", faults.Format());
    }

    [Fact]
    public void Faults_BeyondTheBound_AreCounted()
    {
        var keys = Enumerable.Range(0, 250).Select(i => ($"Journal:Key{i}", (string?)"1")).ToArray();

        var (_, faults) = ConfigurationLoader.Load(Of(keys));

        Assert.Equal(200, faults.All.Count);
        Assert.StartsWith("The configuration has 250 faults:", faults.Format());
        Assert.EndsWith("and 50 more", faults.Format());
    }

    [Fact]
    public async Task Faults_WhenPrinted_EndTheProcessWithTwo()
    {
        var (_, faults) = ConfigurationLoader.Load(Of(("Emulator:Seed", "one")));
        using var error = new StringWriter();

        Assert.Equal(2, await faults.PrintAsync(error));
        Assert.Equal($"The configuration has 1 fault:{Environment.NewLine}  Emulator:Seed: found one, must be a whole number{Environment.NewLine}", error.ToString());
    }

    [Fact]
    public void File_ThatIsNoJson_IsOneFault()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf("appsettings.json"), "{ \"Signals\": [ ");
        var unreadable = Assert.Throws<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(folder.PathOf("appsettings.json")).Build());

        var fault = Assert.Single(ConfigurationFaults.OfUnreadableFile(unreadable).All);

        Assert.Equal($"Failed to load configuration from file '{folder.PathOf("appsettings.json")}'", fault.Key);
        Assert.Contains("LineNumber: 0", fault.Found, StringComparison.Ordinal);
        Assert.Equal("must be valid JSON", fault.Allowed);
    }

    private static IConfiguration Of(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => pair.Value)).Build();
}
