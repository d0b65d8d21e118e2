using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>Snapshot, incident, configuration and cause → the revision and its text. Pure, and bounded by leaving out, never by refusing.</summary>
static class FrozenDraft
{
    /// <summary>Characters of the text.</summary>
    public const int Longest = 512 * 1024;

    /// <summary>Of a note or a line of the log, in a revision that has no room for all.</summary>
    private const string Ellipsis = "…";

    // Each leaves out more than the one before; the last is what every incident has room for.
    private static readonly Room[] Rooms =
    [
        new(int.MaxValue, Notes: 20, Log: 100, Attempts: 200, Characters: 16 * 1024, Queries: true),
        new(720, 20, 100, 50, 4000, true),
        new(240, 20, 100, 20, 2000, true),
        new(120, 10, 50, 10, 1000, true),
        new(60, 5, 20, 5, 500, true),
        new(30, 2, 10, 2, 200, false),
        new(3, 0, 0, 1, 200, false),
    ];

    public static (FrozenRevision Revision, string Text, string Hash) Of(
        DashboardSnapshot snapshot, Incident incident, DashboardOptions options, string configurationHash, FrozenCause cause, int revision)
    {
        (FrozenRevision, string Text, string) made = default;
        foreach (var room in Rooms)
        {
            var draft = Of(snapshot, incident, options, configurationHash, cause, revision, room);
            var (text, hash) = FrozenJson.Write(draft);
            made = (draft with { Hash = hash }, text, hash);
            if (text.Length <= Longest)
            {
                break;
            }
        }

        return made;
    }

    private static FrozenRevision Of(
        DashboardSnapshot snapshot, Incident incident, DashboardOptions options, string configurationHash, FrozenCause cause, int revision, Room room)
    {
        var (record, standing) = (incident.Record, IncidentStanding.Of(snapshot, incident, options));
        var tiles = snapshot.Tiles.Select(tile => tile with { Points = PointThinning.Thin(tile.Points, room.Points) }).ToValueList();
        return new FrozenRevision(
            FrozenRevision.CurrentSchema,
            string.Create(CultureInfo.InvariantCulture, $"{incident.Number}@r{revision}"),
            incident.Number,
            revision,
            cause,
            snapshot.At,
            snapshot.Build,
            snapshot.Demo,
            configurationHash,
            new KeptParts(
                StepSeconds(snapshot.Tiles, tiles),
                tiles.Sum(tile => tile.Points.Count),
                snapshot.Tiles.Sum(tile => tile.Points.Count),
                record.Notes.Count,
                record.Log.Count,
                incident.Attempts.Count,
                room.Queries),
            incident,
            tiles,
            standing.KeyTiles,
            room.Queries ? standing.Rules : standing.Rules.Select(rule => rule with { Queries = [] }).ToValueList(),
            incident.Resolution,
            incident.Attempts.Skip(incident.Attempts.Count - room.Attempts).ToValueList(),
            record.SignOffs,
            record.Evidence,
            record.Notes.Take(room.Notes).Select(note => note with { Text = Short(note.Text, room) }).ToValueList(),
            record.Log.Take(room.Log).Select(line => line with { Text = Short(line.Text, room) }).ToValueList(),
            room.Queries ? FrozenJson.Element(incident.Recurrence) : null,
            room.Queries ? FrozenJson.Element(incident.Impact) : null);
    }

    /// <summary>Null when every tile has all its points.</summary>
    private static double? StepSeconds(ValueList<Tile> before, ValueList<Tile> after) => before.Zip(after)
        .Where(pair => pair.Second.Points.Count < pair.First.Points.Count)
        .Max(pair => (double?)(pair.First.Points[^1].UnixSeconds - pair.First.Points[0].UnixSeconds) / pair.Second.Points.Count);

    private static string Short(string text, Room room) => text.Length <= room.Characters ? text : text[..room.Characters] + Ellipsis;

    /// <param name="Points">Of a tile.</param>
    /// <param name="Characters">Of a note, of a line of the log.</param>
    /// <param name="Queries">Whether there is room for queries, recurrence and impact.</param>
    private sealed record Room(int Points, int Notes, int Log, int Attempts, int Characters, bool Queries);
}
