using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>In how many minutes of a window the presence series of an event signal reported.</summary>
readonly record struct Coverage(double Minutes, string? Fault)
{
    public static Coverage Of(CriterionWindow window, SignalOptions signal, ReadingSet readings)
    {
        var reading = readings[window.Coverage(signal)];
        var fault = reading.Failure?.Reason ?? (reading.Partial is { } partial ? $"partial answer: {partial}" : null);
        return new Coverage(fault is null ? reading.Series.SelectMany(one => one.Points).Sum(point => point.Number) : 0, fault);
    }

    public bool IsWhole(CriterionWindow window) => window.IsWhole && Minutes >= window.Minutes;

    /// <summary>Why a good value is not met yet.</summary>
    public string Lacks(CriterionWindow window) => window.IsWhole
        ? $"data for {Quantity.Number(Minutes)} of {Quantity.Number(window.Minutes)} minutes"
        : $"only {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)} have passed";
}
