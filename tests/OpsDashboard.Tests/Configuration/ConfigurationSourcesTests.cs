using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>Several sources as one configuration, as the real host builder puts them together.</summary>
public sealed class ConfigurationSourcesTests : IDisposable
{
    private const string Ci = """{ "Name": "ci", "Sha256": "0000000000000000000000000000000000000000000000000000000000000001", "Scopes": [ "evidence:write" ] }""";
    private const string Old = """{ "Name": "old", "Sha256": "0000000000000000000000000000000000000000000000000000000000000002", "Scopes": [ "evidence:write" ] }""";

    private static readonly string Shipped = File.ReadAllText(Repository.PathOf("appsettings.json"));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Token_RemovedInALaterFile_NoLongerOpens()
    {
        var (options, faults) = Load(
            $$"""{ "Authentication": { "AllowAnonymous": true, "Tokens": [ {{Ci}}, {{Old}} ] } }""",
            $$"""{ "Authentication": { "Tokens": [ {{Ci}} ] } }""");

        Assert.Empty(faults.All);
        Assert.Equal("ci", Assert.Single(options!.Authentication.Tokens).Name);
        Assert.True(options.Authentication.AllowAnonymous);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void List_EmptiedInALaterFile_IsEmpty(string list)
    {
        var (options, faults) = Load($$"""{ "Authentication": { "Tokens": [ {{Ci}} ] } }""", $$"""{ "Authentication": { "Tokens": {{list}} } }""");

        Assert.Empty(faults.All);
        Assert.Empty(options!.Authentication.Tokens);
    }

    [Fact]
    public void AnotherTeamsIncident_OverTheShippedOne_HasNoFaults()
    {
        var (options, faults) = Load(Shipped, File.ReadAllText(SecondIncident.File));

        Assert.Empty(faults.All);
        var alone = ConfigurationLoader.Load(SecondIncident.With()).Options!;
        Assert.Equal(alone.Incidents, options!.Incidents);
        Assert.Equal(alone.Signals, options.Signals);
    }

    [Fact]
    public void ListInAList_OfALaterFile_IsTakenWholeToo()
    {
        var (options, _) = Load(
            """{ "Incidents": [ { "Number": 1, "Tags": [ "a", "b", "c" ], "Facts": [ { "Id": "x", "Title": "X", "Unit": "s", "Steps": [ { "Value": 1 }, { "Value": 2 } ] } ] }, { "Number": 2 } ] }""",
            """{ "Incidents": [ { "Number": 1, "Title": "One", "Severity": "P1", "OpenedAt": "2026-03-02T09:00:00Z", "Tags": [ "d" ], "Horizons": [ { "Id": "h", "Title": "H", "Due": "01:00:00" } ] } ] }""",
            "--Incidents:0:Severity=P2");

        var incident = Assert.Single(options!.Incidents);
        Assert.Equal(["d"], incident.Tags);
        Assert.Empty(incident.Facts);
        Assert.Equal("P2", incident.Severity);
    }

    [Fact]
    public void Fault_OfALaterFilesElement_IsNotNamedAfterTheOneItReplaced()
    {
        var (_, faults) = Load("""{ "Signals": [ { "Id": "replaced" } ] }""", """{ "Signals": [ { "Title": "No id" } ] }""");

        Assert.Contains("Signals:0:Id: found", faults.Format(), StringComparison.Ordinal);
        Assert.DoesNotContain("replaced", faults.Format(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("99999999999")]
    [InlineData("first")]
    public void Index_ThatNamesNoElement_IsAFault(string index)
    {
        var (_, faults) = Load($$"""{ "Authentication": { "Tokens": [ {{Ci}} ] } }""", "{}", $"--Authentication:Tokens:{index}:Name=other");

        Assert.Contains($"Authentication:Tokens:{index}: found the index {index}, must be 0", faults.Format(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithoutTheList_LeavesItToTheFileBefore()
    {
        var (options, _) = Load($$"""{ "Authentication": { "Tokens": [ {{Ci}}, {{Old}} ] } }""", """{ "Authentication": { "AllowAnonymous": true } }""");

        Assert.Equal(["ci", "old"], options!.Authentication.Tokens.Select(token => token.Name));
    }

    [Fact]
    public void Argument_WithAnIndex_ChangesThatElement()
    {
        var (options, faults) = Load(Shipped, "{}", "--signals:1:title=Renamed", "--Incidents:0:Horizons:0:Title=At once");

        Assert.Empty(faults.All);
        var shipped = ConfigurationLoader.Load(new ConfigurationBuilder().AddJsonFile(Repository.PathOf("appsettings.json")).Build()).Options!;
        Assert.Equal(shipped.Signals.Select((signal, i) => i == 1 ? signal with { Title = "Renamed" } : signal).ToValueList(), options!.Signals);
        Assert.Equal("At once", options.Incidents[0].Horizons[0].Title);
    }

    [Theory]
    [InlineData("--Authentication:Tokens:1:Name=new", "Authentication:Tokens:1: found the index 1, must be 0: the list in the file has 1 element, and only a file can add one")]
    [InlineData("--Authentication:Tokens:0:Scopes:2=all", "Authentication:Tokens:0:Scopes:2: found the index 2, must be from 0 to 1: the list in the file has 2 elements, and only a file can add one")]
    [InlineData("--Signals:0:Id=x", "Signals:0: found the index 0, must be absent: the list in the file is empty, and only a file can add elements")]
    public void Argument_PastTheEnd_IsAFault(string argument, string message)
    {
        var (options, faults) = Load(
            """{ "Signals": [], "Authentication": { "Tokens": [ { "Name": "ci", "Sha256": "0000000000000000000000000000000000000000000000000000000000000001", "Scopes": [ "evidence:write", "evidence:write" ] } ] } }""",
            "{}", argument, argument.Replace(":Name=", ":Sha256="));

        Assert.Contains(message, faults.All.Select(fault => fault.ToString()));
        Assert.Single(faults.All, fault => fault.Found.StartsWith("the index", StringComparison.Ordinal));
        Assert.Null(options);
    }

    [Fact]
    public void Environment_LikeAnArgument_ChangesAnElement_OfTheFilesList()
    {
        const string Variable = "OPSDASHBOARD_TEST_Authentication__Tokens__1__Name";
        Environment.SetEnvironmentVariable(Variable, "renamed");
        try
        {
            var configuration = new ConfigurationManager();
            configuration.AddJsonFile(Written("appsettings.json", $$"""{ "Authentication": { "Tokens": [ {{Ci}}, {{Old}} ] } }"""));
            configuration.AddEnvironmentVariables("OPSDASHBOARD_TEST_");

            var (options, faults) = ConfigurationLoader.Load(configuration);

            Assert.Empty(faults.All);
            Assert.Equal(["ci", "renamed"], options!.Authentication.Tokens.Select(token => token.Name));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [Fact]
    public void List_ThatNoFileHas_IsMadeOfArgumentsAlone()
    {
        var (options, faults) = Load("{}", "{}", "--Authentication:Tokens:0:Name=ci", $"--Authentication:Tokens:0:Sha256={new string('0', 64)}", "--Authentication:Tokens:0:Scopes:0=evidence:write");

        Assert.Empty(faults.All);
        Assert.Equal("ci", Assert.Single(options!.Authentication.Tokens).Name);
    }

    private (DashboardOptions? Options, ConfigurationFaults Faults) Load(string first, string second, params string[] arguments)
    {
        Written("appsettings.json", first);
        Written("appsettings.Production.json", second);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder.PathOf("."), EnvironmentName = "Production", Args = arguments });
        using var configuration = builder.Configuration;
        return ConfigurationLoader.Load(configuration);
    }

    private string Written(string name, string json)
    {
        File.WriteAllText(_folder.PathOf(name), json);
        return _folder.PathOf(name);
    }
}
