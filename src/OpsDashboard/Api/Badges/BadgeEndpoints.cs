using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Badges;

/// <summary>Badges for tickets and READMEs. Every address under <c>/badges</c> answers 200 with a picture: image proxies keep an error for days.</summary>
static class BadgeEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps everything under <c>/badges</c>.</summary>
    public static IEndpointRouteBuilder MapBadges(this IEndpointRouteBuilder endpoints)
    {
        Map("{incident}.svg", (snapshot, values) => BadgeView.OfIncident(snapshot, Text(values["incident"])));
        Map("{incident}/{criterion}.svg", (snapshot, values) => BadgeView.OfCriterion(snapshot, Text(values["incident"]), Text(values["criterion"])));
        Map("signals/{id}.svg", (snapshot, values) => BadgeView.OfSignal(snapshot, Text(values["id"])));
        Map("{**path}", (_, _) => Badge.Unknown("no such badge"));
        return endpoints;

        void Map(string pattern, Func<DashboardSnapshot?, RouteValueDictionary, Badge> badge) => endpoints.MapMethods($"/badges/{pattern}", Methods,
            (HttpContext http) => BadgeAnswer.Of(http, () => Current(http, badge))).ExcludeFromDescription();
    }

    private static Badge Current(HttpContext http, Func<DashboardSnapshot?, RouteValueDictionary, Badge> badge)
    {
        var (services, snapshot) = (http.RequestServices, http.RequestServices.GetRequiredService<SnapshotFeed>().Current);
        return BadgeAge.Of(badge(snapshot, http.Request.RouteValues), snapshot, services.GetRequiredService<DashboardOptions>(), services.GetRequiredService<IncidentClock>());
    }

    private static string Text(object? value) => value as string ?? "";
}
