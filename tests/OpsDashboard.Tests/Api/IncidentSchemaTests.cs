using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using OpsDashboard.Api.Incidents;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api;

public sealed class IncidentSchemaTests : IAsyncLifetime
{
    private static readonly string File = Path.Combine(Repository.Source, "Api", "incident.schema.json");

    private static readonly JsonNode Schema = JsonNode.Parse(System.IO.File.ReadAllText(File))!;

    private DeskApp _app = null!;

    public static TheoryData<string, Type> Objects => new()
    {
        { "journal", typeof(JournalState) },
        { "determination", typeof(Determination) },
        { "horizon", typeof(Horizon) },
        { "criterion", typeof(Criterion) },
        { "revision", typeof(VerdictRevision) },
        { "why", typeof(Why) },
        { "check", typeof(Check) },
        { "resolution", typeof(Resolution) },
        { "attempt", typeof(IncidentAttempt) },
        { "attemptVerdict", typeof(AttemptVerdict) },
        { "signOff", typeof(SignOff) },
        { "evidence", typeof(OpsDashboard.Evaluation.Recorded.Evidence) },
        { "note", typeof(Note) },
        { "recurrence", typeof(Recurrences) },
        { "fingerprint", typeof(Fingerprint) },
        { "fingerprintPart", typeof(FingerprintPart) },
        { "pastIncident", typeof(PastComparison) },
        { "partComparison", typeof(PartComparison) },
        { "impact", typeof(ComputedImpact) },
        { "range", typeof(AmountRange) },
        { "revenue", typeof(RevenueAtRisk) },
        { "link", typeof(LinkOptions) },
    };

    public async ValueTask InitializeAsync() => _app = await DeskApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Answer_WithNothingRecorded_IsValid() => await AssertValidAsync();

    [Fact]
    public async Task Answer_WithEverythingRecorded_IsValid_AndItsMembersStandInTheSchemasOrder()
    {
        await PostAsync("evidence/journey", """{ "passed": true, "url": "https://ci.example/1", "summary": "31 of 31" }""");
        await PostAsync("sign-offs/reviewed", """{ "signed": true, "link": "https://tickets.example/17", "note": "seen", "by": "Ann", "version": 0 }""");
        await PostAsync("notes", """{ "text": "**x**", "by": "Ann" }""");
        await PostAsync("actions/restart", """{ "state": "done", "owner": "Ben", "version": 0 }""");
        _app.Desk.Show(Verdict.NotMet);
        await PostAsync("resolve", """{ "reason": "nobody waits", "by": "Ann", "version": 0 }""");
        var version = (await AnswerAsync()).GetProperty("version").GetInt32();
        await PostAsync("reopen", $$"""{ "reason": "again", "by": "Ann", "version": {{version}} }""");
        _app.Desk.Show(Verdict.NotMet);
        version = (await AnswerAsync()).GetProperty("version").GetInt32();
        await PostAsync("resolve", $$"""{ "reason": "nobody waits", "by": "Ann", "version": {{version}} }""");
        _app.Desk.Show(Verdict.NotMet);
        Add(incident => incident with { Recurrence = Recurrence(), Impact = Impact() });

        var answer = await AssertValidAsync();

        Assert.Equal(Schema["properties"]!.AsObject().Select(one => one.Key), answer.EnumerateObject().Select(one => one.Name));
        Assert.Equal(Schema["required"]!.AsArray().Select(one => (string?)one), answer.EnumerateObject().Select(one => one.Name));
        Assert.All(answer.EnumerateObject(), member => Assert.NotEqual(JsonValueKind.Null, member.Value.ValueKind));
        Assert.All(["attempts", "signOffs", "evidence", "notes", "links", "tags"], list => Assert.NotEqual(0, answer.GetProperty(list).GetArrayLength()));
        Assert.Equal("nobody waits", answer.GetProperty("attempts")[0].GetProperty("resolution").GetProperty("overrideReason").GetString());
        Assert.Equal(answer.GetProperty("actions")[0].EnumerateObject().Select(one => one.Name), Schema["definitions"]!["action"]!["properties"]!.AsObject().Select(one => one.Key));
    }

    [Theory]
    [InlineData("\"verdict\":\"not-met\"", "\"verdict\":\"fine\"")]
    [InlineData("\"resolvable\":", "\"solvable\":")]
    [InlineData("\"attempts\":[", "\"attempts\":[1,")]
    public async Task Answer_Changed_IsNotValid(string was, string now)
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate((await AnswerAsync()).GetRawText().Replace(was, now, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Members_OfTheSchema_AreThoseSerialised(string definition, Type type)
    {
        var described = Schema["definitions"]![definition]!;
        var serialised = SnapshotJson.Options.GetTypeInfo(type).Properties.Where(property => property.Get is not null).Select(property => property.Name).ToArray();

        Assert.Equal(serialised, described["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(serialised, described["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.False(described["additionalProperties"]!.GetValue<bool>());
    }

    [Fact]
    public void Members_OfTheAnswer_AreTheIncidentsAndTheDetails() => Assert.Equal(
        SnapshotJson.Options.GetTypeInfo(typeof(Incident)).Properties.Concat(SnapshotJson.Options.GetTypeInfo(typeof(IncidentDetails)).Properties)
            .Where(property => property.Get is not null).Select(property => property.Name),
        Schema["properties"]!.AsObject().Select(property => property.Key));

    [Fact]
    public async Task Schema_IsServed()
    {
        using var response = await _app.Client.GetAsync("/schemas/incident.json", TestContext.Current.CancellationToken);

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Download_IsSavedUnderTheIncidentsNumber()
    {
        using var saved = await _app.Client.GetAsync("/api/v1/incidents/41?download=1", TestContext.Current.CancellationToken);
        using var wrong = await _app.Client.GetAsync("/api/v1/incidents/41?download=yes", TestContext.Current.CancellationToken);

        Assert.Equal("attachment; filename=incident-41.json", saved.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
    }

    private async Task<JsonElement> AssertValidAsync()
    {
        var schema = await JsonSchema.FromFileAsync(File, TestContext.Current.CancellationToken);
        var answer = await AnswerAsync();
        Assert.Empty(schema.Validate(answer.GetRawText()));
        return answer;
    }

    private async Task<JsonElement> AnswerAsync() =>
        JsonDocument.Parse(await _app.Client.GetStringAsync("/api/v1/incidents/41", TestContext.Current.CancellationToken)).RootElement;

    private async Task PostAsync(string rest, string body)
    {
        using var response = await _app.PostAsync(rest, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private void Add(Func<Incident, Incident> change)
    {
        var snapshot = _app.Desk.Feed.Current!;
        _app.Desk.Feed.Publish(snapshot with { Version = snapshot.Version + 1, Incidents = snapshot.Incidents.Select(change).ToValueList() });
    }

    private static Recurrences Recurrence()
    {
        var part = FingerprintPart.Known(PartKind.SymptomOrder, ["queue", "workers"], "queue before workers") with { Steps = [1, 3] };
        var fingerprint = new Fingerprint(Desk.Opened, Desk.Now, IsOver: false, IsRead: true, "ab12", [part, FingerprintPart.Unknown(PartKind.ExitCode, "not read")]);
        return new Recurrences(fingerprint, [new PastComparison(12, "Queue stuck", RecurrenceVerdict.DoesNotMatch, "It is another.", [PartComparison.Of(part, part)], [new Check("c", "Queue", CheckState.Holds, "1", "1", Desk.Now)], fingerprint)]);
    }

    private static ComputedImpact Impact() => new(Desk.Opened, Desk.Now, IsOver: false, 3, 9, new AmountRange(5, 10), TimeSpan.FromMinutes(5), "nothing starts", new RevenueAtRisk(new AmountRange(1, 2), "USD", 100, 0.1, 0.2, "a × b", "finance"), "for 90 % of the time") { CoveredPercent = 90 };
}
