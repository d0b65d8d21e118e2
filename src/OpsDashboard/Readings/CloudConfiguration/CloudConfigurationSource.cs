using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>Reads what is configured in the cloud, resource by resource and side by side. One that fails keeps what was read of
/// it before, with its time; nothing is thrown.</summary>
/// <param name="client">Null when the source is off.</param>
/// <param name="options">Its resources and how often they are read.</param>
/// <param name="projectId">Project of the resources that name none.</param>
/// <param name="clock">Stamps the facts and decides when they are read again.</param>
/// <param name="time">Measures how long a cycle waits.</param>
/// <remarks>Not thread-safe: the one loop reads.</remarks>
public sealed class CloudConfigurationSource(
    GoogleRestClient? client, CloudConfigurationOptions options, string projectId, IncidentClock clock, TimeProvider time) : IDisposable
{
    /// <summary>How long a cycle waits for a new read when there is an older one; the read goes on to its own deadline.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>After a failure the next try comes sooner than the interval, but not with every poll.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(50);

    // Volatile: others look at it while the loop reads.
    private volatile LiveConfiguration _last = client is null
        ? LiveConfiguration.Without(options.Resources.Count == 0 ? "no resources are configured (CloudConfiguration:Resources)" : "CloudConfiguration:Endpoint is not set beside a CloudMonitoring:Endpoint of http://…")
        : new LiveConfiguration(null, options.Resources.Select(NotReadYet).ToValueList());

    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private volatile bool _isExpired;
    private Task<LiveConfiguration>? _reading;

    /// <summary>Of its calls and of all others by the same client; null when it is off.</summary>
    public SourceHealth? Health => client?.Health;

    /// <summary>The facts of the last read, without asking; from any thread.</summary>
    public LiveConfiguration Last => _last;

    /// <summary>The newest facts: read now when it is time to, otherwise those of the last read.</summary>
    /// <param name="token">Ends the cycle; an answer that comes later is there in a later one.</param>
    public async Task<LiveConfiguration> ReadAsync(CancellationToken token)
    {
        if (client is null || (_reading is null && clock.Now < _next && !_isExpired))
        {
            return _last = _last with { Asked = false };
        }

        _isExpired = false;
        _reading ??= ReadAllAsync(client, _last.Resources);
        try
        {
            var patience = _last.Resources.Any(resource => resource.ReadAt is not null) ? Patience : Timeout.InfiniteTimeSpan;
            _last = await _reading.WaitAsync(patience, time, token);
            _next = _last.Resources.Any(resource => resource.Failure is not null) ? clock.Now + Shorter(RetryInterval, options.Interval) : clock.Now + options.Interval;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // It may have ended meanwhile: the next cycle then finds it done.
            return _last with { Asked = false };
        }

        _reading = null;
        return _last;
    }

    /// <summary>Reads again in the next cycle, whatever the time: something is known to have changed. From any thread.</summary>
    public void Expire() => _isExpired = true;

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    private async Task<LiveConfiguration> ReadAllAsync(GoogleRestClient rest, ValueList<ResourceReading> before)
    {
        var resources = await Task.WhenAll(options.Resources.Select((resource, i) => ReadAsync(rest, resource, before[i])));
        return new LiveConfiguration(null, ValueList.Create<ResourceReading>(resources)) { Asked = true };
    }

    private async Task<ResourceReading> ReadAsync(GoogleRestClient rest, ResourceOptions resource, ResourceReading before)
    {
        var (facts, failure) = await TryAsync(rest, resource);
        return facts is null
            ? before with { Failure = failure }
            : before with { Facts = facts.ToFacts().Select(fact => Since(fact, before)).ToValueList(), ReadAt = clock.Now, Failure = null };
    }

    // An answer that no reader foresaw is a broken answer: a task that failed would be handed out in every cycle to come.
    private async Task<(FactList? Facts, ReadingFailure? Failure)> TryAsync(GoogleRestClient rest, ResourceOptions resource)
    {
        try
        {
            return await FactsAsync(rest, resource);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            return (null, new ReadingFailure(FailureKind.Broken, "broken answer: it cannot be read"));
        }
    }

    private async Task<(FactList? Facts, ReadingFailure? Failure)> FactsAsync(GoogleRestClient rest, ResourceOptions resource)
    {
        var path = new ResourcePath(resource, projectId);
        var answer = await rest.GetAsync(path.Api, path.Path, CancellationToken.None);
        if (answer.Failure is not null)
        {
            return (null, answer.Failure);
        }

        var facts = new FactList(resource.Id, clock.Now);
        switch (resource.Kind)
        {
            case ResourceKind.Connector:
                return Read(answer.Body, "state", body => ConnectorFacts.Read(body, facts), facts);
            case ResourceKind.SqlInstance:
                return Read(answer.Body, "settings", body => SqlInstanceFacts.Read(body, facts), facts);
            default:
                var serving = ServingRevision.Of(answer.Body);
                var template = serving.HasTemplate
                    ? answer with { Body = answer.Body.Object("template") ?? default }
                    : await rest.GetAsync(path.Api, path.Revision(serving.Name ?? ""), CancellationToken.None);
                return template.Failure is null
                    ? Read(template.Body, "containers", body => RunServiceFacts.Read(body, serving.Name, resource.Variables, facts), facts)
                    : (null, template.Failure);
        }
    }

    // "No connector" must be said by a service, not by an answer that is about something else.
    private static (FactList? Facts, ReadingFailure? Failure) Read(JsonElement body, string needed, Action<JsonElement> read, FactList facts)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(needed, out _))
        {
            return (null, new ReadingFailure(FailureKind.Broken, $"broken answer: it has no {needed}"));
        }

        read(body);
        return (facts, null);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static LiveFact Since(LiveFact fact, ResourceReading before) =>
        before.Facts.FirstOrDefault(one => one.Id == fact.Id) is { } last && last.Number == fact.Number && last.Text == fact.Text ? fact with { Since = last.Since } : fact;

    private static ResourceReading NotReadYet(ResourceOptions resource) =>
        new(resource.Id, ResourcePath.Title(resource), [], null, new ReadingFailure(FailureKind.Unreachable, "not read yet"));
}
