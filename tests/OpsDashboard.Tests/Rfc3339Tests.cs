namespace OpsDashboard.Tests;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-03-02T09:30Z", 0)]
    [InlineData("2026-03-02T09:30:00Z", 0)]
    [InlineData("2026-03-02t09:30:00z", 0)]
    [InlineData("2026-03-02T09:30:00+00:00", 0)]
    [InlineData("2026-03-02T09:30:00-00:00", 0)]
    [InlineData("2026-03-02T15:15:00+05:45", 0)]
    [InlineData("2026-03-01T19:30-14:00", 0)]
    [InlineData("2026-03-02T09:30:00.1Z", 1_000_000)]
    [InlineData("2026-03-02T09:30:00.1200000Z", 1_200_000)]
    [InlineData("2026-03-02T09:30:00.1234567Z", 1_234_567)]
    [InlineData("2026-03-02T09:30:00.12345678Z", 1_234_567)]
    [InlineData("2026-03-02T09:30:00.123456789Z", 1_234_567)]
    [InlineData("2026-03-02T09:30:00.999999999Z", 9_999_999)]
    [InlineData("2026-03-02T10:30:00.000000001+01:00", 0)]
    public void Read_AsGoogleWritesIt_IsThatInstant_CutToATick(string text, int ticks) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero).AddTicks(ticks), Rfc3339.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-03-02")]
    [InlineData("2026-03-02T09:30:00")]
    [InlineData("2026-03-02 09:30:00Z")]
    [InlineData("2026-03-02T09:30:00.Z")]
    [InlineData("2026-03-02T09:30.5Z")]
    [InlineData("2026-03-02T09:3000Z")]
    [InlineData("2026-03-02T09:30:00.1234567890Z")]
    [InlineData("2026-03-02T09:30:00,5Z")]
    [InlineData("2026-03-02T09:30:00+0100")]
    [InlineData("2026-03-02T09:30:00+99:00")]
    [InlineData("2026-02-30T09:30:00Z")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2026-03-02T09:30:00Z\n")]
    [InlineData(" 2026-03-02T09:30:00Z")]
    [InlineData("٢٠٢٦-03-02T09:30:00Z")]
    public void Read_AnythingElse_IsNothing(string? text) => Assert.Null(Rfc3339.Read(text));

    [Theory]
    [InlineData("2026-03-02T10:30:00 01:00")]
    [InlineData("2026-03-02T10:30:00+01:00")]
    public void ReadQuery_OfAPlusThatBecameASpace_IsThatInstant(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero), Rfc3339.ReadQuery(text));
}
