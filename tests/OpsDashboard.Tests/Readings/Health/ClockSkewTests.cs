using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings.Health;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Readings.Health;

public sealed class ClockSkewTests
{
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly ClockSkew _skew;

    public ClockSkewTests() => _skew = new ClockSkew(_time);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(-95, 94.5)]
    [InlineData(95, -95.5)]
    public void Observe_ServersDate_IsTheDifferenceBeyondWhatCanBeKnown(int server, double ahead)
    {
        _skew.Observe(Noon.AddSeconds(server).ToString("r"), _time.GetTimestamp());

        Assert.Equal(TimeSpan.FromSeconds(ahead), _skew.Ahead);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(-58, 59.5)]
    public void Observe_AnswerThatTookFourSeconds_IsJudgedInItsMiddle(int server, double ahead)
    {
        var sent = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(4));

        _skew.Observe(Noon.AddSeconds(server).ToString("r"), sent);

        Assert.Equal(TimeSpan.FromSeconds(ahead), _skew.Ahead);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-09-15T12:00:00Z")]
    [InlineData("Mon, 15 Sep 2025 25:00:00 GMT")]
    [InlineData("Mon, 15 Sep 12025 12:00:00 GMT")]
    public void Observe_NoDate_IsPassedOver(string? header)
    {
        _skew.Observe(header, _time.GetTimestamp());

        Assert.Null(_skew.Ahead);
        Assert.Null(ClockSkew.Warning(_skew.Ahead));
    }

    [Theory]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT", "ahead of")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "behind")]
    public void Observe_AbsurdDate_IsToldWithoutAnOverflow(string header, string direction)
    {
        _skew.Observe(header, _time.GetTimestamp());

        Assert.StartsWith($"the clock of this machine is more than a day {direction} the server's", ClockSkew.Warning(_skew.Ahead), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29.9, null)]
    [InlineData(-29.9, null)]
    [InlineData(30, "the clock of this machine is 30 s ahead of the server's: data seem late; set the clock")]
    [InlineData(-600, "the clock of this machine is 10 min behind the server's: data seem fresher than they are; set the clock")]
    public void Warning_FromHalfAMinuteOn_SaysWhichWay(double seconds, string? warning) =>
        Assert.Equal(warning, ClockSkew.Warning(TimeSpan.FromSeconds(seconds)));
}
