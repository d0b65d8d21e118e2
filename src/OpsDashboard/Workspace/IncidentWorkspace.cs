using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Workspace;

/// <summary>What people and programs do to an incident: checked, then written to the journal. Forms and API call this.</summary>
public sealed class IncidentWorkspace(DashboardOptions options, IncidentJournal journal, SnapshotFeed feed, IncidentClock clock)
{
    public Task<Outcome> SignOffAsync(int incident, string criterion, SignOffRequest request, string? author, CancellationToken cancellation = default) =>
        Later(options, journal, feed, clock);

    public Task<Outcome> NoteAsync(int incident, NoteRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    public Task<Outcome> ActionAsync(int incident, string action, ActionRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    public Task<Outcome> EvidenceAsync(int incident, string id, EvidenceRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    public Task<Outcome> FixAsync(int incident, FixRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    public Task<Outcome> ResolveAsync(int incident, ResolveRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    public Task<Outcome> ReopenAsync(int incident, ReopenRequest request, string? author, CancellationToken cancellation = default) =>
        Later();

    private static Task<Outcome> Later(params object[] _) => Task.FromResult<Outcome>(new Outcome.Unavailable("not there yet"));
}
