using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Components.Act;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Act;

public sealed class ReopenFormTests : BunitContext
{
    [Theory]
    [InlineData("customers <b>wait</b>", "resolved by override", "although not all criteria held: customers <b>wait</b>")]
    [InlineData(null, "resolved, not certain", ": all criteria held")]
    public void Form_OfAResolvedIncident_PrintsTheClaimAndItsReason(string? reason, string word, string expected)
    {
        Services.AddSingleton(new Desk().Workspace);
        ComponentFactories.AddStub<ActForm>();
        var incident = SampleSnapshots.Outage().Incidents[0] with { State = IncidentState.Resolved, Resolution = new Resolution(1, SampleSnapshots.At, "ops", reason, []) };

        var said = Render<ReopenForm>(parameters => parameters.Add(form => form.Incident, incident)).Find(".resolution");

        Assert.Equal(word, said.QuerySelector(".state")!.TextContent.Trim());
        Assert.Contains(expected, said.TextContent, StringComparison.Ordinal);
    }
}
