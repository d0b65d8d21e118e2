using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>Draws a scenario from its seed.</summary>
static class ScenarioDraw
{
    private static readonly DateTimeOffset Origin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Scenario Of(int seed)
    {
        var draw = new Draw(seed);
        int[] lengths = draw.Between(1, 100) switch
        {
            <= 70 => [10, 15, 20, 30, 60, 90],
            <= 88 => [60, 300, 360],
            <= 98 => [60, 360, 24 * 60],
            _ => [60, 7 * 24 * 60],
        };
        var windows = Array.ConvertAll(lengths[..draw.Between(lengths.Length - 1, lengths.Length)], length => TimeSpan.FromMinutes(length));
        var now = Origin + draw.Seconds(0, 7200);
        var second = now + draw.Seconds(45, 400);
        DateTimeOffset[] nows = [now, second, second + draw.Seconds(30, 1300)];
        var span = new Span(now - windows[^1] - TimeSpan.FromMinutes(40), now, nows[^1], windows[^1], windows[0] < TimeSpan.FromMinutes(30) ? TimeSpan.FromMinutes(30) : windows[0]);
        var drawing = new WorldDraw(draw, span);
        var world = drawing.Of();
        var signals = new SignalDraw(draw, world, span, drawing.Jobs.Tenths).Of();
        var criteria = new CriterionDraw(draw, windows, signals, drawing).Of();
        var incident = new IncidentOptions
        {
            Number = 7,
            Title = "Jobs fail",
            Severity = "P1",
            OpenedAt = Opened(draw, span),
            Facts = [new() { Id = "timeout", Value = draw.Of(3, 8, 10, 25) }, new() { Id = "workers", Value = 4 }, new() { Id = "per-worker", Value = draw.Of(20, 25) }],
            Horizons = [new() { Id = "first", Title = "First", Due = TimeSpan.FromMinutes(draw.Of(30, 240, 1440)), Criteria = criteria }],
        };
        return new Scenario(seed, world, new DashboardOptions { Signals = signals, Incidents = [incident] }, nows);
    }

    private static DateTimeOffset Opened(Draw draw, Span span) => draw.Between(1, 10) switch
    {
        <= 5 => span.Start - draw.Seconds(0, 100_000),
        <= 8 => span.Now - draw.Seconds(0, span.Longest.TotalSeconds * 1.3),
        _ => span.Now - draw.Seconds(-200, 900),
    };
}
