using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What is said of a value from buckets whose ends lie on two sides of a threshold or an expectation. Thresholds 3 and 6.</summary>
public sealed class StraddlingTests
{
    [Theory]
    [InlineData(new long[] { 0, 100, 0, 0, 0 }, TileStatus.Ok, null)]
    [InlineData(new long[] { 0, 0, 100, 0, 0 }, TileStatus.Warning, "2–4 s: its bucket straddles 3 s, so the side cannot be told")]
    [InlineData(new long[] { 0, 0, 0, 100, 0 }, TileStatus.Warning, "3 s or more; 4–8 s: its bucket straddles 6 s, so the side cannot be told")]
    [InlineData(new long[] { 0, 0, 0, 0, 100 }, TileStatus.Critical, "6 s or more")]
    public void Tile_NeverClaimsTheGoodSide(long[] counts, TileStatus status, string? reason)
    {
        var tile = Data(counts).Evaluate(With(), Now).Tiles.Single(tile => tile.Id == "duration");

        Assert.Equal((status, reason), (tile.Status, tile.Reason));
    }

    [Fact]
    public void Tile_CarriesTheEndsOfItsBucket()
    {
        var tile = Data([0, 0, 100, 0, 0]).Evaluate(With(), Now).Tiles.Single(tile => tile.Id == "duration");
        var gauge = new MinuteData().Add(Depth, [], EachMinute(60)).Evaluate(With(), Now).Tiles.Single(tile => tile.Id == "queue-depth");

        Assert.Equal((2.0, 4.0), (tile.Lower, tile.Upper));
        Assert.Equal((null, null), (gauge.Lower, gauge.Upper));
    }

    [Theory]
    [InlineData(Comparison.Above, 2, CheckState.Holds)]
    [InlineData(Comparison.Below, 4, CheckState.Holds)]
    [InlineData(Comparison.Above, 4, CheckState.Fails)]
    [InlineData(Comparison.Below, 2, CheckState.Fails)]
    [InlineData(Comparison.Above, 3, CheckState.CannotTell)]
    [InlineData(Comparison.Below, 3, CheckState.CannotTell)]
    public void Check_IsDecidedByBothEnds(Comparison comparison, double than, CheckState state)
    {
        var check = Check(comparison, than);

        Assert.Equal(state, check.State);
        Assert.Equal(state == CheckState.CannotTell ? "3.9 s (2–4 s: a bucket straddles the expectation)" : "3.9 s", check.Seen);
    }

    [Theory]
    [InlineData(Comparison.AtLeast, 5, 5, true)]
    [InlineData(Comparison.Above, 5, 5, false)]
    public void Range_OfAnExactValue_IsComparedAsItIs(Comparison comparison, double value, double objective, bool holds) =>
        Assert.Equal(holds, ValueRange.Of(new Quantile(value, null, null, null))?.Holds(comparison, objective));

    private static Check Check(Comparison comparison, double than)
    {
        var options = With() with
        {
            Incidents = [With().Incidents[0] with { Whys = [new() { Number = 1, Question = "Why?", Checks = [new() { Id = "c", Title = "C", Signal = "duration", Expected = new() { Is = comparison, Than = than } }] }] }],
        };
        return Data([0, 0, 100, 0, 0]).Evaluate(options, Now).Incidents[0].Whys[0].Checks[0];
    }

    private static MinuteData Data(params long[] counts) => new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("done"), Took(3, counts));
}
