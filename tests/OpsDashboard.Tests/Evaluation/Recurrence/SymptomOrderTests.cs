using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Recurrence;

/// <summary>A queue over twelve steps of ten minutes, one letter each: h high, l low, . no data.</summary>
public sealed class SymptomOrderTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("llllllhhhhhh", PartState.Known)]
    [InlineData("llllllhh..hh", PartState.Known)]
    [InlineData("lll.llhhhhhh", PartState.Unknown)]
    [InlineData("..........hh", PartState.Unknown)]
    [InlineData("llllllllllll", PartState.Absent)]
    [InlineData("lllllll.llll", PartState.Absent)]
    [InlineData("llll..l.llll", PartState.Unknown)]
    [InlineData("l...........", PartState.Unknown)]
    public void Gauge_WithGapsBeforeItShowed_IsUnknown(string queue, PartState expected) =>
        Assert.Equal(expected, Of(queue, new() { Is = Comparison.AtLeast, Than = 50 }, new() { Id = "workers", Value = 4 }).State);

    [Theory]
    [InlineData(0, PartState.Known)]
    [InlineData(4, PartState.Unknown)]
    [InlineData(99, PartState.Unknown)]
    public void Fact_ThatIsNotKnownYet_IsUnknown_AndNotASymptomThatDidNotShow(int knownFromStep, PartState expected)
    {
        var workers = new FactOptions { Id = "workers", Steps = [new() { From = End + (Step * knownFromStep), Value = 4 }] };

        var order = Of("llllllhhhhhh", new() { Is = Comparison.AtLeast, Than = 10, Facts = ["workers"] }, workers);

        Assert.Equal(expected, order.State);
    }

    private static FingerprintPart Of(string queue, ObjectiveOptions when, FactOptions fact)
    {
        var recurrence = new RecurrenceOptions
        {
            Presence = new() { Filter = Alive, Aligner = "ALIGN_MAX" },
            Symptoms = [new() { Title = "queue long", Signal = "queue-depth", When = when }],
        };
        var options = With();
        options = options with { Incidents = [options.Incidents[0] with { Facts = [fact] }] };
        var interval = new FingerprintInterval(7, End, End + (Step * queue.Length), IsOver: true, Step, TimeSpan.Zero);
        var signals = new Dictionary<string, SignalOptions> { ["queue-depth"] = QueueDepth };
        var points = queue.Select((letter, i) => (letter, i)).Where(one => one.letter != '.').Select(one => new Point(End + (Step * (one.i + 1)), one.letter == 'h' ? 90 : 10));
        var readings = new MinuteData().Add(Depth, [], points).Read(FingerprintQueries.Requests(recurrence, interval, signals));
        return SymptomOrder.Of(new FingerprintData(options, recurrence, interval, signals, readings));
    }
}
