using System.Text.Json;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

public sealed class ChangesTests
{
    [Fact]
    public void Between_EqualContent_IsEmpty()
    {
        var changes = Changes.Between(SampleSnapshot.Create(1), SampleSnapshot.Create(2));

        Assert.Equal((2, 1), (changes.Version, changes.BasedOn));
        Assert.Empty(changes.Sources);
        Assert.Empty(changes.Tiles);
        Assert.Empty(changes.Incidents);
        Assert.Null(changes.Removed);
    }

    [Fact]
    public void Between_OneTileChanged_HasItWhole()
    {
        var before = SampleSnapshot.Create(1);
        var now = SampleSnapshot.Create(2) with { Tiles = [before.Tiles[0], before.Tiles[1] with { Value = 13 }] };

        Assert.Equal([now.Tiles[1]], Changes.Between(before, now).Tiles);
    }

    [Fact]
    public void Between_OneGoneOneNew_NamesBoth()
    {
        var before = SampleSnapshot.Create(1);
        var now = SampleSnapshot.Create(2) with { Tiles = [before.Tiles[0], SampleSnapshot.Tile("new", 1)], Incidents = [] };

        var changes = Changes.Between(before, now);

        Assert.Equal(["new"], changes.Tiles.Select(tile => tile.Id));
        Assert.Equal(new RemovedIds([], ["error-rate"], [7]), changes.Removed);
    }

    [Fact]
    public void Json_NamesAndTimes_AreTheContract()
    {
        var json = JsonSerializer.Serialize(Changes.Between(SampleSnapshot.Create(1), SampleSnapshot.Create(2) with { Demo = null }), SnapshotJson.Options);

        Assert.Equal(
            """{"version":2,"basedOn":1,"at":"2025-09-15T18:41:00Z","build":"build-1","demo":null,"sources":[],"tiles":[],"incidents":[],"warnings":[]}""",
            json);
    }
}
