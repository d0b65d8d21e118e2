using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Readings;

/// <summary>Long windows by the minute are the same answer, asked for in pieces.</summary>
public sealed class SettledMinutesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Alignment ByMinute = new("ALIGN_MAX", "REDUCE_SUM", TimeSpan.FromMinutes(1), []);

    private readonly SettledMinutes _minutes = new();
    private readonly List<SeriesRequest> _asked = [];
    private readonly List<Series> _series = [Of("a", 20_000)];
    private ReadingFailure? _failure;
    private string? _partial;

    [Fact]
    public async Task SecondCycle_AsksForTheTailOnly_AndAnswersTheSame()
    {
        await ReadAsync(Week(Noon));
        var reading = await ReadAsync(Week(Noon.AddMinutes(1)));

        Assert.Equal([TimeSpan.FromDays(7), SettledMinutes.Tail + TimeSpan.FromMinutes(1)], _asked.Select(request => request.End - request.Start));
        Assert.Equal(Answer(Week(Noon.AddMinutes(1))).Series, reading.Series, SameSeries);
    }

    [Fact]
    public async Task WindowsOfOneQuery_AreOneQuestion()
    {
        var hour = Week(Noon) with { Start = Noon.AddHours(-1), End = Noon.AddMinutes(2) };
        var readings = await _minutes.ReadAsync([Week(Noon), hour], AskAsync);

        Assert.Equal([Week(Noon) with { End = Noon.AddMinutes(2) }], _asked);
        Assert.Equal(Answer(Week(Noon)).Series, readings[Week(Noon)].Series, SameSeries);
        Assert.Equal(Answer(hour).Series, readings[hour].Series, SameSeries);
    }

    [Fact]
    public async Task OtherQuestions_ArePassedOn()
    {
        var sum = Week(Noon) with { Primary = ByMinute with { Period = TimeSpan.FromDays(7) } };
        var counted = Week(Noon) with { Secondary = ByMinute with { Period = TimeSpan.FromDays(7) } };
        await _minutes.ReadAsync([sum, counted], AskAsync);
        await _minutes.ReadAsync([sum, counted], AskAsync);

        Assert.Equal([sum, counted, sum, counted], _asked);
    }

    [Fact]
    public async Task LatePoints_WithinTheTail_AreSeenAtOnce_EarlierOnesWithinTheHour()
    {
        await ReadAsync(Week(Noon));
        _series[0] = Of("a", 20_000, value: 5);
        var next = await ReadAsync(Week(Noon.AddMinutes(1)));
        var later = await ReadAsync(Week(Noon + SettledMinutes.Refresh));

        Assert.Equal((1, 5), (At(next, Noon.AddHours(-3)), At(next, Noon.AddHours(-1))));
        Assert.Equal(5, At(later, Noon.AddHours(-3)));
    }

    [Fact]
    public async Task Forgotten_EverythingIsAskedAgain()
    {
        await ReadAsync(Week(Noon));
        _minutes.Forget();
        await ReadAsync(Week(Noon.AddMinutes(1)));

        Assert.Equal(TimeSpan.FromDays(7), _asked[^1].End - _asked[^1].Start);
    }

    [Fact]
    public async Task FailedRead_IsTheAnswer_AndTakesNothingAway()
    {
        await ReadAsync(Week(Noon));
        _failure = new ReadingFailure(FailureKind.Unreachable, "no answer");
        var failed = await ReadAsync(Week(Noon.AddMinutes(1)));
        _failure = null;
        var reading = await ReadAsync(Week(Noon.AddMinutes(2)));

        Assert.Equal("no answer", failed.Failure?.Reason);
        Assert.Equal(SettledMinutes.Tail + TimeSpan.FromMinutes(1), _asked[^1].End - _asked[^1].Start);
        Assert.Equal(Answer(Week(Noon.AddMinutes(2))).Series, reading.Series, SameSeries);
    }

    [Fact]
    public async Task PartialAnswer_IsNotKept()
    {
        _partial = "a zone did not answer";
        var partial = await ReadAsync(Week(Noon));
        _partial = null;
        await ReadAsync(Week(Noon.AddMinutes(1)));

        Assert.Equal("a zone did not answer", partial.Partial);
        Assert.Equal(TimeSpan.FromDays(7), _asked[^1].End - _asked[^1].Start);
    }

    [Theory]
    [InlineData(24 * 60)]
    [InlineData(-30)]
    public async Task ClockThatJumps_AsksForEverything(int minutes)
    {
        await ReadAsync(Week(Noon));
        var reading = await ReadAsync(Week(Noon.AddMinutes(minutes)));

        Assert.Equal(Answer(Week(Noon.AddMinutes(minutes))).Series, reading.Series, SameSeries);
    }

    [Fact]
    public async Task SeriesThatComeAndGo_AndTwoResourceTypes_StayApart()
    {
        _series.Add(Of("a", 20_000) with { Resource = "gce_instance" });
        await ReadAsync(Week(Noon));
        _series.RemoveAt(1);
        _series.Add(Of("b", (2 * 1440) + 29));
        var reading = await ReadAsync(Week(Noon.AddMinutes(1)));

        Assert.Equal([("a", "", 10_080), ("a", "gce_instance", 10_080 - 120), ("b", "", 30)], reading.Series.Select(one => (one.Labels["name"], one.Resource, one.Points.Count)));
    }

    private static bool SameSeries(Series one, Series other) => one.IsSameAs(other) && one.Points.Equals(other.Points);

    private static double At(Reading reading, DateTimeOffset end) => reading.Series[0].Points.Single(point => point.End == end).Number;

    private static SeriesRequest Week(DateTimeOffset end) => new("metric.type = \"m\"", ByMinute, Secondary: null, end.AddDays(-7), end);

    private static Series Of(string name, int minutes, double value = 1) =>
        new(new Dictionary<string, string> { ["name"] = name }, Enumerable.Range(0, minutes).Select(ago => new Point(Noon.AddDays(2).AddMinutes(-ago), value)).Reverse().ToValueList());

    private async Task<Reading> ReadAsync(SeriesRequest request) => (await _minutes.ReadAsync([request], AskAsync))[request];

    private Task<IReadOnlyDictionary<SeriesRequest, Reading>> AskAsync(IReadOnlyCollection<SeriesRequest> requests)
    {
        _asked.AddRange(requests);
        return Task.FromResult<IReadOnlyDictionary<SeriesRequest, Reading>>(requests.ToDictionary(request => request, Answer));
    }

    private Reading Answer(SeriesRequest request) => _failure is not null ? new Reading([], Noon, _failure) : new Reading(
        _series.Select(one => one with { Points = one.Points.Where(point => point.End > request.Start && point.End <= request.End).ToValueList() }).Where(one => one.Points.Count > 0).ToValueList(),
        Noon,
        Partial: _partial);
}
