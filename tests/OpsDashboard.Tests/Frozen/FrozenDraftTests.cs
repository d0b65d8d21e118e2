using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Frozen;

public sealed class FrozenDraftTests
{
    [Fact]
    public void Hash_MadeAnewFromTheText_IsTheOneInside()
    {
        var (_, text, hash) = FrozenSample.Of(FullSnapshot.Full);

        // Without the member, and with nothing of the program's own: what is left is canonical already.
        var without = text.Replace($"\"hash\":\"{hash}\",", "", StringComparison.Ordinal);
        Assert.NotEqual(text, without);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(without))));
    }

    [Fact]
    public void Text_IncidentAndTiles_AreThoseOfTheSnapshotsJson()
    {
        var snapshot = JsonSerializer.SerializeToElement(FullSnapshot.Full, SnapshotJson.Options);

        var frozen = JsonDocument.Parse(FrozenSample.Of(FullSnapshot.Full).Text).RootElement;

        Assert.True(JsonElement.DeepEquals(snapshot.GetProperty("incidents")[0], frozen.GetProperty("incident")));
        Assert.True(JsonElement.DeepEquals(snapshot.GetProperty("tiles"), frozen.GetProperty("tiles")));
        Assert.Equal(
            "the share of \"Payment call, p95\" within 3 s must be at least 95 %, over 30 min, judged from 20 events on",
            frozen.GetProperty("rules")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void Page_OfWhatIsReadBack_IsThatOfTheSnapshotItself()
    {
        var incident = FullSnapshot.Full.Incidents[0];
        var now = StandingView.Of(IncidentStanding.Of(FullSnapshot.Full, incident, FrozenSample.Options));

        var then = StandingView.Of(IncidentStanding.Of(FrozenJson.Read(FrozenSample.Of(FullSnapshot.Full).Text)));

        Assert.Equal(now.ToString(), then.ToString());
        Assert.Empty(DifferenceView.Of(then, now).Lines);
    }

    [Fact]
    public void Text_OfTheSame_IsTheSame() => Assert.Equal(FrozenSample.Of(FullSnapshot.Full).Text, FrozenSample.Of(FullSnapshot.Full).Text);

    [Fact]
    public void Huge_IsThinnedAndCut_NeverRefused()
    {
        var tiles = Enumerable.Range(0, 30).Select(i => FullSnapshot.Full.Tiles[0] with
        {
            Id = $"tile-{i}",
            Points = Enumerable.Range(0, 10_000).Select(p => new TilePoint(60L * p, p + 0.123456789)).ToValueList(),
        }).ToValueList();
        var record = IncidentRecord.Nothing with
        {
            Notes = Enumerable.Range(0, 200).Select(i => new Note(new string('x', 16_000), "ada", FullSnapshot.At, 1, i)).ToValueList(),
            Log = Enumerable.Range(0, 200).Select(i => new LogLine(i, FullSnapshot.At, 1, "note", new string('y', 2000), "ada")).ToValueList(),
        };

        var (revision, text, _) = FrozenSample.Of(FrozenSample.With(incident => incident with { Record = record }) with { Tiles = tiles });

        Assert.InRange(text.Length, 1, FrozenDraft.Longest);
        Assert.Equal((300_000, 200, 200), (revision.Kept.PointsOf, revision.Kept.NotesOf, revision.Kept.LogOf));
        Assert.Equal(tiles.Count, revision.Tiles.Count);
        Assert.InRange(revision.Kept.Points, 1, 299_999);
        Assert.NotNull(revision.Kept.PointsStepSeconds);
        Assert.NotEmpty(revision.Notes);
    }

    [Fact]
    public void HalfOfASurrogatePair_IsReplaced_AndMakesNoRevisionImpossible()
    {
        var (_, text, _) = FrozenSample.Of(FrozenSample.With(incident => incident with { Title = "queue \ud83d stuck" }));

        Assert.Equal("queue \ufffd stuck", FrozenJson.Read(text).Incident.Title);
        Assert.DoesNotContain(text, char.IsSurrogate);
    }
}
