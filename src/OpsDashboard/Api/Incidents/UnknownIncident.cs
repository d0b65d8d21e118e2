using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;

namespace OpsDashboard.Api.Incidents;

/// <summary>The answer for a number that no incident has.</summary>
static class UnknownIncident
{
    public static ProblemHttpResult Of(long number, DashboardOptions options) => Problems.NotFound(
        $"There is no incident {number}; there {(options.Incidents.Count == 0 ? "are none" : $"is {string.Join(", ", options.Incidents.Select(one => one.Number))}")}.");
}
