using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Badges;

/// <summary>What a snapshot says of one thing, in the words of a badge. Nothing is judged here.</summary>
static class BadgeView
{
    /// <summary>Of an incident as a whole.</summary>
    public static Badge OfIncident(DashboardSnapshot? snapshot, string number) => Incident(snapshot, number, out var missing) is not { } incident
        ? Badge.Unknown(missing)
        : new Badge(
            $"incident {incident.Number}",
            $"Incident {incident.Number}",
            incident.Unread is null ? StateAppearance.Of(incident) : StateAppearance.Unknown,
            incident.IsScheduled ? "scheduled" : Word(incident.State),
            incident.Answer.Opens is { } opens ? $"opens {BadgeTime.Of(opens)}"
            : incident.Unread is null ? $"{StateAppearance.Of(incident).Word} · {incident.CriteriaMet} of {incident.CriteriaTotal} criteria met" : "unknown · what is recorded could not be read",
            snapshot!.At,
            incident.Answer.Headline);

    /// <summary>Of a criterion, or of a part of one.</summary>
    public static Badge OfCriterion(DashboardSnapshot? snapshot, string number, string id)
    {
        if (Incident(snapshot, number, out var missing) is not { } incident)
        {
            return Badge.Unknown(missing);
        }

        if (incident.Answer.Opens is { } opens)
        {
            return new Badge($"incident {incident.Number}", $"Incident {incident.Number}", StateAppearance.Scheduled, "scheduled", $"opens {BadgeTime.Of(opens)}", snapshot!.At, incident.Answer.Detail);
        }

        return incident.Criteria.SelectMany(one => one.Parts.Prepend(one)).FirstOrDefault(one => one.Id == id) is not { } criterion
            ? Badge.Unknown("no such criterion")
            : !criterion.Applies
            ? new Badge(criterion.Id, criterion.Title, StateAppearance.NotApplicable, "not-applicable", StateAppearance.NotApplicable.Word, snapshot!.At, criterion.Reason)
            : new Badge(
                criterion.Id,
                criterion.Title,
                StateAppearance.Of(criterion.Verdict),
                VerdictWord.Of(criterion.Verdict),
                Join(StateAppearance.Of(criterion.Verdict).Word, Said(criterion)),
                criterion.DataTime ?? snapshot!.At,
                criterion.Reason);
    }

    /// <summary>Of a signal.</summary>
    public static Badge OfSignal(DashboardSnapshot? snapshot, string id) => snapshot is null
        ? Badge.Unknown(NotYet)
        : snapshot.Tiles.FirstOrDefault(one => one.Id == id) is not { } tile
        ? Badge.Unknown("no such signal")
        : new Badge(
            tile.Id,
            tile.Title,
            StateAppearance.Of(tile.Status),
            Word(tile.Status),
            Join(StateAppearance.Of(tile.Status).Word, Said(tile)),
            tile.Status is TileStatus.NoData ? snapshot.At : tile.DataTime ?? snapshot.At,
            tile.Reason);

    private const string NotYet = "no data yet";

    private static Incident? Incident(DashboardSnapshot? snapshot, string number, out string missing)
    {
        missing = snapshot is null ? NotYet : "no such incident";
        return IncidentNumber.Parse(number) is { } wanted ? snapshot?.Incidents.FirstOrDefault(one => one.Number == wanted) : null;
    }

    // A value stands only beside a verdict that rests on it.
    private static string? Said(Criterion criterion) => criterion switch
    {
        { Verdict: Verdict.CannotTell } => criterion.Reason,
        { Verdict: Verdict.TooEarly, DecidableAt: { } at } => $"decidable {BadgeTime.Of(at)}",
        { Verdict: Verdict.TooEarly } => criterion.Reason,
        { Parts.Count: > 0 } => $"{criterion.Parts.Count(part => part is { Applies: true, Verdict: Verdict.Met })} of {criterion.Parts.Count(part => part.Applies)} parts",
        { Measured: { } measured, Objective: { } objective } =>
            $"{Quantity.Text(measured, criterion.Unit, objective)}, needs {Numbers.Objective(criterion.Comparison, objective, criterion.Unit, measured)}",
        { Measured: { } measured } => Quantity.Text(measured, criterion.Unit),
        { Verdict: Verdict.NotMet } => criterion.Reason,
        _ => null,
    };

    private static string? Said(Tile tile) => tile switch
    {
        { Status: TileStatus.Ok or TileStatus.Warning or TileStatus.Critical, Value: { } value } =>
            Quantity.Text(value, tile.Unit, tile.Bound, tile.Thresholds.Warning, tile.Thresholds.Critical),
        { Status: TileStatus.NoData } => null,
        _ => tile.Reason,
    };

    private static string Join(string word, string? said) => string.IsNullOrEmpty(said) ? word : $"{word} · {said}";

    private static string Word<T>(T state)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
