using OpsDashboard.Snapshots;

namespace OpsDashboard.TimeTravel;

/// <summary>A moment of the past: what was said then, beside what today's data say about then.</summary>
/// <param name="At">Incident time, whole seconds.</param>
/// <param name="EvaluatedAt">Incident time at which today's data were read.</param>
/// <param name="Said">The journal by then.</param>
/// <param name="Configuration">What it was evaluated with.</param>
/// <param name="Snapshot">Today's data judged as of then; null when that failed, which <paramref name="Failure"/> explains.</param>
public sealed record PastMoment(
    DateTimeOffset At, DateTimeOffset EvaluatedAt, JournalThen Said, ConfigurationThen Configuration, DashboardSnapshot? Snapshot, string? Failure);
