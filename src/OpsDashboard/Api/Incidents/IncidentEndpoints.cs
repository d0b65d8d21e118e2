using System.Globalization;
using Microsoft.OpenApi;
using OpsDashboard.Api.Description;
using OpsDashboard.Configuration;
using OpsDashboard.Security;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary>Everything under <c>/api/v1/incidents</c>.</summary>
static class IncidentEndpoints
{
    private const string Versioned = "version is what you saw last, 0 for none; when another one stands there, the answer is 409 with yours and theirs.";

    public static void MapIncidents(this IEndpointRouteBuilder incidents)
    {
        incidents.MapGet("", ListEndpoint.Get).Describe<IncidentList>("All incidents, in short.");
        var incident = incidents.MapGroup("/{number:long}");
        incident.MapGet("", IncidentEndpoint.Get).Describe<IncidentDetails>("One incident as it is judged, and what is recorded of it; its schema is at /schemas/incident.json.", 404, 410, 422)
            .Parameter("download", "1: to be saved, as incident-{number}.json.");
        incident.MapGet("/journal", JournalEndpoint.Get).Describe<JournalPage>("What is recorded, oldest first.", 404, 422)
            .Parameter("after", "Position behind which to begin; next of the page before.", Whole(0, long.MaxValue))
            .Parameter("limit", "Entries at most; 100 if absent.", Whole(1, JournalEndpoint.Most));
        incident.MapGet("/journal.jsonl", JournalLines.Get).Describe<EntryView>("All that is recorded as JSON lines, oldest first: one entry a line.", 404, 422)
            .WithDescription("Streamed. When the journal cannot be read on, the last line is {\"error\", \"after\"} and the connection breaks: go on with that after. What is attached to an entry is not in it, only its hash.")
            .Parameter("after", "Position behind which to begin.", Whole(0, long.MaxValue));
        MapDeeds(incident);
        MapAttempts(incident);
        MapFreeze(incident);
    }

    private static void MapDeeds(RouteGroupBuilder incident)
    {
        incident.MapPost("/evidence/{id}", EvidenceEndpoint.Post).WithMetadata(new TokenScope(TokenOptions.WriteEvidence)).DescribeDeed<EvidenceRequest>(
            "Post the result of a check that runs elsewhere.",
            "For a CI job. One result a finishedAt: sent again it is answered 200, with other content 409. Without finishedAt it is received at incident now; more than 5 min past incident now is a 422.",
            """{ "passed": true, "url": "https://ci.example/runs/4711", "finishedAt": "2025-09-15T18:30:00Z", "summary": "31 of 31 steps passed" }""");
        incident.MapPost("/notes", NotesEndpoint.Post).DescribeDeed<NoteRequest>(
            "Write a note.", "text is Markdown, at most 16 KiB in UTF-8.", """{ "text": "Connector **saturated** since 13:00.", "by": "Ann" }""");
        incident.MapPost("/sign-offs/{criterion}", SignOffsEndpoint.Post).DescribeDeed<SignOffRequest>(
            "Sign a criterion off, or take that back.", $"For criteria and parts of kind sign-off; it holds for the current attempt. With attempt, the one that the sender saw, it is a 422 once another has begun. Some criteria need a link. {Versioned}",
            """{ "signed": true, "link": "https://tickets.example/17", "by": "Ann", "version": 0, "attempt": 1 }""");
        incident.MapPost("/actions/{id}", ActionsEndpoint.Post).DescribeDeed<ActionRequest>(
            "Say where an action stands.", $"As a whole: an owner or note that is absent is none. {Versioned}",
            """{ "state": "in-progress", "owner": "Ben", "by": "Ann", "version": 0 }""");
    }

    private static void MapAttempts(RouteGroupBuilder incident)
    {
        incident.MapPost("/fixes", AttemptEndpoints.PostFix).DescribeDeed<FixRequest>(
            "Declare a fix: the next attempt begins.", $"From at on data count; it is later than the start of the current attempt, not before a resolution that it ends, and not in the future. {Versioned}",
            """{ "title": "Connector enlarged to 4 instances", "link": "https://git.example/commit/1f0c", "by": "Ann", "version": 0 }""");
        incident.MapPost("/resolve", AttemptEndpoints.PostResolve).DescribeDeed<ResolveRequest>(
            "Claim that it is over.", $"While not all criteria hold, reason must say why all the same; while all hold, it must be absent. {Versioned}",
            """{ "by": "Ann", "version": 12 }""");
        incident.MapPost("/reopen", AttemptEndpoints.PostReopen).DescribeDeed<ReopenRequest>(
            "Say that a resolved incident is not over: the next attempt begins.", Versioned,
            """{ "reason": "Starts fail again", "by": "Ann", "version": 17 }""");
    }

    private static void MapFreeze(RouteGroupBuilder incident) =>
        incident.MapPost("/freeze", FreezeEndpoint.Post).DescribeDeed<FreezeRequest, FrozenLink>(
            "Keep the incident as it stands now, as a revision for tickets.",
            $"{{}} will do, and so does no body. url is the page of the revision, with .json at its end its data; both stay for ever. At most {FreezeLimits.Most} a minute and incident, else 429.",
            """{ "note": "Before the connector was enlarged", "by": "Ann" }""", 429);

    private static OpenApiSchema Whole(long least, long most) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int64",
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most.ToString(CultureInfo.InvariantCulture),
    };
}
