using OpsDashboard.TimeTravel;

namespace OpsDashboard.Tests.TimeTravel;

public sealed class AskedTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 15, 30, 500, TimeSpan.Zero);
    private static readonly DateTimeOffset[] Openings = [new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)];

    [Theory]
    [InlineData("2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T09:30Z", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T09:30:07.9Z", "2026-03-02T09:30:07Z")]
    [InlineData("2026-03-02T09:30:07.123456789Z", "2026-03-02T09:30:07Z")]
    [InlineData("2026-03-02t09:30:00z", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T11:30:00.12345678 02:00", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T11:30:00+02:00", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T11:30:00 02:00", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T04:30-05:00", "2026-03-02T09:30:00Z")]
    [InlineData("2026-03-02T10:15:30.5Z", "2026-03-02T10:15:30Z")]
    [InlineData("2026-01-18T09:00:00Z", "2026-01-18T09:00:00Z")]
    public void Time_WithAnOffset_IsReadAsThatInstant(string text, string expected) =>
        Assert.Equal(expected, AskedTime.Iso(Assert.IsType<AskedTime.At>(AskedTime.Of(text, Now, Openings)).Time));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("tomorrow")]
    [InlineData("NOW")]
    [InlineData("now-1h")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T09:30:00")]
    [InlineData("2026-03-02 09:30:00Z")]
    [InlineData("2026-02-30T09:30:00Z")]
    [InlineData("2026-03-02T25:30:00Z")]
    [InlineData("2026-03-02T09:30:00+99:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2026-03-02T09:30:00Z\n")]
    [InlineData("2026-03-02T09:30:00Z,2026-03-02T09:30:00Z")]
    [InlineData("1772443800")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("٢٠٢٦-03-02T09:30:00Z")]
    public void Text_ThatIsNoInstant_IsRefused(string? text) =>
        Assert.Contains("with Z or an offset", Assert.IsType<AskedTime.Refused>(AskedTime.Of(text, Now, Openings)).Allowed, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-03-02T10:15:31Z", "not later than now, 2026-03-02T10:15:30Z")]
    [InlineData("9999-12-31T23:59:59Z", "not later than now, 2026-03-02T10:15:30Z")]
    [InlineData("2026-01-18T08:59:59Z", "from 2026-01-18T09:00:00Z on, 42 days before")]
    [InlineData("0001-01-01T00:00:00Z", "from 2026-01-18T09:00:00Z on, 42 days before")]
    public void Time_OutsideOfWhatCanBeKnown_IsRefusedWithTheBound(string text, string allowed) =>
        Assert.Contains(allowed, Assert.IsType<AskedTime.Refused>(AskedTime.Of(text, Now, Openings)).Allowed, StringComparison.Ordinal);

    [Fact]
    public void Now_IsCutToItsSecond() => Assert.Equal(new AskedTime.Now(Now.AddMilliseconds(-500)), AskedTime.Of("now", Now, Openings));

    [Fact]
    public void Found_IsOneBoundedLine()
    {
        var refused = Assert.IsType<AskedTime.Refused>(AskedTime.Of(new string('x', 100_000) + "\r\nSet-Cookie: a", Now, []));

        Assert.InRange(refused.Found.Length, 1, 200);
    }
}
