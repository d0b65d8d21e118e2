using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>The program under test, cycle after cycle: plans, reads from the slow server, evaluates. Whatever is kept between cycles is kept here;
/// a new one is a restart.</summary>
sealed class ProductionRun(Scenario scenario)
{
    private readonly SlowServer _server = new(scenario.World);
    private readonly SettledMinutes _minutes = new();
    private EvaluationResult? _previous;

    public EvaluationResult Cycle(DateTimeOffset now)
    {
        var timings = scenario.World.Timings;
        var plan = ReadingPlan.Requests(scenario.Options, timings, now, previous: _previous);
        // The slow server answers at once, so the reading has ended when it returns.
        var readings = _minutes.ReadAsync([.. plan.Keys], requests => Task.FromResult<IReadOnlyDictionary<SeriesRequest, Reading>>(requests.ToDictionary(request => request, request => _server.Answer(request, now)))).GetAwaiter().GetResult();
        return _previous = Evaluator.Evaluate(scenario.Options, new ReadingSet(readings, timings), now, _previous);
    }
}

/// <summary>One drawn situation.</summary>
sealed record Scenario(int Seed, World World, DashboardOptions Options, DateTimeOffset[] Nows)
{
    public IncidentOptions Incident => Options.Incidents[0];
}
