using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary>The answer for a number that no configured incident has: 410 when the journal knows it, else 404 with the known ones.</summary>
static class UnknownIncident
{
    public static ProblemHttpResult Of(long number, DashboardOptions options, JournalFacts facts) => KnownIncidents.IsGone(number, options, facts)
        ? Problems.Gone(Gone(number, facts))
        : Problems.NotFound(KnownIncidents.Of(options, facts).Without(number));

    private static string Gone(long number, JournalFacts facts)
    {
        var revisions = facts.Of(number).Frozen is [var newest, ..] ? $"its newest revision is {FrozenRevisions.Path(number, newest.Revision)}" : "no revision of it was kept";
        return string.Create(CultureInfo.InvariantCulture, $"Incident {number} is no longer configured; {revisions}, its journal is /api/v1/incidents/{number}/journal.jsonl.");
    }
}
