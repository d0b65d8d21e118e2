using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The acceptance of recurrence and impact: from the emulator's history, read and compared as the program does.</summary>
public sealed class RecurrenceOfTheIncidentTests
{
    private static readonly DashboardOptions Shipped = ShippedConfiguration.Options;

    [Fact]
    public async Task Shipped_AtTheAssessment_IsTheOneIncidentAgainAndNotTheOther()
    {
        await using var cycle = await Cycle.StartAsync();
        var live = await ShippedCloud.ReadAsync(Shipped, cycle.Now);

        var recurrence = (await cycle.RunAsync(live: live)).Result.Incidents[0].Recurrence!;

        var (again, other) = (recurrence.Past[0], recurrence.Past[1]);
        Assert.Equal(
            "Same as 1263: phase 3, connection-timeout, VPC connector saturated, in the same order, exit code 3."
            + " Claimed fixed then: egress all-traffic is set: it holds, and it does not prevent this; starts succeed: it does not hold.",
            again.Sentence);
        Assert.Equal(RecurrenceVerdict.Matches, again.Verdict);
        Assert.All(again.Parts, part => Assert.Equal(PartAgreement.Same, part.Agreement));
        Assert.Equal([CheckState.Holds, CheckState.Fails], again.Claims.Select(claim => claim.State));
        Assert.Equal(RecurrenceVerdict.DoesNotMatch, other.Verdict);
        Assert.Equal("Not 1274 again: failing phase now 3, in 1274: 5; error class now connection-timeout, in 1274: authentication; saturated dependency now VPC connector, in 1274: nothing.", other.Sentence);
        Assert.Equal(
            [PartAgreement.Different, PartAgreement.Different, PartAgreement.Different, PartAgreement.Same, PartAgreement.Same],
            other.Parts.Select(part => part.Agreement));
        Assert.Equal(CheckState.CannotTell, Assert.Single(other.Claims).State);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4242)]
    public async Task Shipped_WithAnotherSeed_IsTheSame(int seed)
    {
        await using var cycle = await Cycle.StartAsync(Shipped.Emulator with { Seed = seed });

        var recurrence = (await cycle.RunAsync()).Result.Incidents[0].Recurrence!;

        Assert.Equal([RecurrenceVerdict.Matches, RecurrenceVerdict.DoesNotMatch], recurrence.Past.Select(past => past.Verdict));
        Assert.All(recurrence.Past[0].Parts, part => Assert.True(part.Agreement == PartAgreement.Same, $"{part.Title}: {part.Now}, then {part.Then}"));
    }

    [Fact]
    public async Task NumberOfTheMatchingIncident_OverAHealthyDay_DoesNotMatch()
    {
        await using var cycle = await Cycle.StartAsync();
        var healthy = Past(Shipped, 0, past => past with { From = At(5, 5, 40), To = At(5, 10, 0) });

        var past = (await cycle.RunAsync(healthy)).Result.Incidents[0].Recurrence!.Past[0];

        Assert.Equal(RecurrenceVerdict.DoesNotMatch, past.Verdict);
        Assert.Equal(PartState.Absent, past.Fingerprint[PartKind.FailingPhase]!.State);
    }

    [Fact]
    public async Task NumberOfTheOtherIncident_OverTheMatchingTime_Matches()
    {
        await using var cycle = await Cycle.StartAsync();
        var moved = Past(Shipped, 1, past => past with { From = At(8, 5, 40), To = At(8, 10, 0) });

        Assert.Equal(RecurrenceVerdict.Matches, (await cycle.RunAsync(moved)).Result.Incidents[0].Recurrence!.Past[1].Verdict);
    }

    [Fact]
    public async Task HealthyTime_TakenForTheOnset_MatchesNothing()
    {
        await using var cycle = await Cycle.StartAsync();
        var before = Shipped with { Incidents = [Shipped.Incidents[0] with { OnsetAt = At(14, 12, 40) }] };

        var recurrence = (await cycle.RunAsync(before)).Result.Incidents[0].Recurrence!;

        Assert.Equal(PartState.Absent, recurrence.Current[PartKind.ErrorClass]!.State);
        Assert.All(recurrence.Past, past => Assert.Equal(RecurrenceVerdict.DoesNotMatch, past.Verdict));
    }

    [Fact]
    public async Task BeforeTheOnset_NothingIsTold()
    {
        await using var cycle = await Cycle.StartAsync();
        cycle.Now = At(15, 12, 30);

        // It has not opened by then, so nothing of it is evaluated.
        Assert.Null((await cycle.RunAsync()).Result.Incidents[0].Recurrence);
    }

    [Fact]
    public async Task Past_OnceRead_IsNotAskedForAgain_AndOutlivesTheSourcesHistory()
    {
        await using var cycle = await Cycle.StartAsync();
        var (first, _) = await cycle.RunAsync();
        var withPast = Requests(cycle, previous: null);
        var without = Requests(cycle, first);
        cycle.Now = At(15, 18, 50);
        var (over, _) = await cycle.RunAsync(previous: first);

        cycle.Now += TimeSpan.FromDays(65);
        var (late, _) = await cycle.RunAsync(previous: over);
        var (forgotten, _) = await cycle.RunAsync();

        // Three tallies, presence and six signals of each of the three; that of the running incident is asked again when a step is over.
        Assert.Equal(30, withPast.Except(without).Count());
        Assert.Equal(over.Incidents[0].Recurrence!.Current, late.Incidents[0].Recurrence!.Current);
        Assert.Equal(RecurrenceVerdict.Matches, late.Incidents[0].Recurrence!.Past[0].Verdict);
        Assert.Equal(RecurrenceVerdict.CannotTell, forgotten.Incidents[0].Recurrence!.Past[0].Verdict);
    }

    [Fact]
    public async Task Impact_AtTheAssessment_HasTheKnownNumbers()
    {
        await using var cycle = await Cycle.StartAsync();

        var impact = (await cycle.RunAsync()).Result.Incidents[0].Impact!;

        Assert.InRange(impact.FailedStarts!.Value, 649 * 0.98, 649 * 1.02);
        Assert.InRange(impact.DownMinutes!.Value.Low, 340, 360);
        Assert.InRange(impact.DownMinutes.Value.High, impact.DownMinutes.Value.Low, 360);
        Assert.Equal((At(15, 12, 40), false), (impact.Since, impact.IsOver));
        var (low, high) = (impact.DownMinutes.Value.Low * 500_000 / 525_600 * 0.5, impact.DownMinutes.Value.High * 500_000 / 525_600 * 0.9);
        Assert.Equal((low, high), (impact.Revenue!.Amount!.Value.Low, impact.Revenue.Amount.Value.High), Close);
        Assert.Contains("assumed", impact.Revenue.Source);
    }

    [Fact]
    public async Task Watch_OverTheCriterionsWindow_IsPlanned()
    {
        await using var cycle = await Cycle.StartAsync();
        var result = (await cycle.RunAsync()).Result;

        var plan = Requests(cycle, result);

        Assert.Contains(plan, request => request.Start == At(15, 13, 0) && request.Filter.Contains("startup_phase_duration", StringComparison.Ordinal));
    }

    private static HashSet<SeriesRequest> Requests(Cycle cycle, EvaluationResult? previous) =>
        [.. ReadingPlan.Requests(Shipped, new Dictionary<string, MetricTiming> { ["vpcaccess.googleapis.com/connector/sent_bytes_count"] = new(TimeSpan.FromMinutes(4), null) }, cycle.Now, previous: previous).Keys];

    private static bool Close((double, double) one, (double, double) other) => Math.Abs(one.Item1 - other.Item1) < 1e-6 && Math.Abs(one.Item2 - other.Item2) < 1e-6;

    private static DashboardOptions Past(DashboardOptions options, int index, Func<PastIncidentOptions, PastIncidentOptions> change)
    {
        var incident = options.Incidents[0];
        var past = incident.Recurrence!.Past.Select((one, i) => i == index ? change(one) : one).ToValueList();
        return options with { Incidents = [incident with { Recurrence = incident.Recurrence with { Past = past } }] };
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2025, 9, day, hour, minute, 0, TimeSpan.Zero);
}
