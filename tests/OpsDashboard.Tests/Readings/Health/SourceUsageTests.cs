using OpsDashboard.Readings.Health;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Readings.Health;

public sealed class SourceUsageTests
{
    private readonly SourceUsage _usage = new();

    [Fact]
    public void Current_BeforeAnyCall_IsNothing()
    {
        Assert.Equal(new SourceUsageDay(default, default, TimeSpan.Zero), _usage.Current);
        Assert.Null(_usage.Current.SeriesADay);
    }

    [Fact]
    public void Add_AcrossMidnight_StartsTheDayAnewAndKeepsTheTotal()
    {
        _usage.Add(new UsageCount(3, 30), Noon);
        _usage.Add(new UsageCount(2, 20), Noon.AddHours(11.9));
        _usage.Add(new UsageCount(1, 10), Noon.AddHours(12));

        Assert.Equal(new SourceUsageDay(new UsageCount(6, 60), new UsageCount(1, 10), TimeSpan.Zero), _usage.Current);
    }

    [Fact]
    public void Add_InAnotherOffset_IsTheUtcDay()
    {
        _usage.Add(new UsageCount(1, 1), Noon);
        _usage.Add(new UsageCount(1, 1), Noon.AddHours(1).ToOffset(TimeSpan.FromHours(14)));

        Assert.Equal(new UsageCount(2, 2), _usage.Current.Today);
    }

    [Fact]
    public void SeriesADay_AfterTenMinutes_IsTheRateOfToday()
    {
        _usage.Add(new UsageCount(1, 100), Noon);
        _usage.Add(new UsageCount(1, 100), Noon.AddMinutes(9));
        Assert.Null(_usage.Current.SeriesADay);

        _usage.Add(new UsageCount(1, 100), Noon.AddMinutes(14.4));

        Assert.Equal(30_000, _usage.Current.SeriesADay!.Value, tolerance: 0.001);
    }
}
