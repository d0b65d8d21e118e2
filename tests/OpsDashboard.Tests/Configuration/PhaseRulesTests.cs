using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>The second incident with phases of its own, one thing of them broken.</summary>
public sealed class PhaseRulesTests
{
    private const string Key = "Incidents:0:Phases";

    private static readonly string[] Valid = [$"{Key}:Signals:0=payment-latency", $"{Key}:TimedPhase=payment-latency", $"{Key}:TimeoutFact=payment-timeout", $"{Key}:Starts:Filter=severity >= INFO"];

    [Fact]
    public void Phases_OfAnotherIncident_AreValid() => Assert.Empty(Faults());

    [Theory]
    [InlineData($"{Key}:Signals:0=checkout-success", $"{Key}:Signals:0: found checkout-success, must be a signal of measure percentile", $"{Key}:TimedPhase: found payment-latency, must be one of Signals")]
    [InlineData($"{Key}:Signals:0=payment", $"{Key}:Signals:0: found payment, must be the id of a signal", $"{Key}:TimedPhase: found payment-latency, must be one of Signals")]
    [InlineData($"{Key}:Signals:1=payment-latency", $"{Key}:Signals:1: found payment-latency, must be unique among the phases")]
    [InlineData($"{Key}:TimedPhase=order-queue", $"{Key}:TimedPhase: found order-queue, must be one of Signals")]
    [InlineData($"{Key}:TimeoutFact=limit", $"{Key}:TimeoutFact: found limit, must be the id of a fact of an incident")]
    [InlineData($"{Key}:History=00:30:00", $"{Key}:History: found 00:30:00, must be from 01:00:00 to 42.00:00:00")]
    [InlineData($"{Key}:Starts:Filter=timestamp > x", $"{Key}:Starts:Filter: found timestamp > x, must not name the timestamp: the bound in time is added by Window")]
    [InlineData($"{Key}:Starts:Window=00:00:30", $"{Key}:Starts:Window: found 00:00:30, must be from 00:01:00 to 7.00:00:00")]
    [InlineData($"{Key}:Starts:Shown=51", $"{Key}:Starts:Shown: found 51, must be from 1 to 50")]
    [InlineData($"{Key}:Starts:PhaseField= ", $"{Key}:Starts:PhaseField: found nothing, must be a text")]
    [InlineData($"{Key}:Starts:Phasefeild=x", $"{Key}:Starts:Phasefeild: found an unknown key, allowed are Filter, Window, Shown, StartField, PhaseField, NameField, OutcomeField, Success, DurationField, TimeoutField, ErrorField, ExitCodeField, RevisionLabel; did you mean PhaseField?")]
    public void Phases_WithAFault_NameIt(string change, params string[] messages) => Assert.Equal(messages, Faults(change));

    private static IEnumerable<string> Faults(params string[] changes) =>
        ConfigurationLoader.Load(SecondIncident.With([.. Valid, .. changes])).Faults.All.Select(fault => fault.ToString());
}
