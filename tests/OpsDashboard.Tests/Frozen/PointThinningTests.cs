using CsCheck;
using OpsDashboard.Evaluation;
using OpsDashboard.Frozen;

namespace OpsDashboard.Tests.Frozen;

public sealed class PointThinningTests
{
    [Fact]
    public void Thin_AnyPoints_KeepsBoundOrderExtremesAndWhetherThereAreGaps() =>
        Gen.Select(Gen.Int[-1000, 1000].Select(value => value % 9 == 0 ? null : (double?)value).Array[0, 400], Gen.Int[3, 200], (values, most) => (values, most)).Sample(given =>
        {
            var points = given.values.Select((value, i) => new TilePoint(1000 + (60 * i), value)).ToValueList();

            var kept = PointThinning.Thin(points, given.most);

            Assert.True(kept.Count <= given.most);
            Assert.Subset(points.ToHashSet(), kept.ToHashSet());
            Assert.Equal(kept.Select(point => point.UnixSeconds).Order().Distinct(), kept.Select(point => point.UnixSeconds));
            Assert.Equal((points.Min(point => point.Value), points.Max(point => point.Value)), (kept.Min(point => point.Value), kept.Max(point => point.Value)));
            Assert.Equal(points.Any(point => point.Value is null), kept.Any(point => point.Value is null));
        });

    [Fact]
    public void Thin_FewPoints_ChangesNothing()
    {
        ValueList<TilePoint> points = [new(0, 1), new(60, null), new(120, 3)];

        Assert.Same(points, PointThinning.Thin(points, 3));
    }
}
