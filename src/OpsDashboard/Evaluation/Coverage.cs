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
        var samples = fault is null ? reading.Series.SelectMany(one => one.Points).Sum(point => point.Number) : 0;
        return Of(window, samples, SignalQueries.Period(signal.Presence ?? signal.Query, readings.Timings), fault);
    }

    /// <summary>A metric that is sampled every five minutes covers five with each sample.</summary>
    public static Coverage Of(CriterionWindow window, double samples, TimeSpan period, string? fault = null) =>
        new(samples > 0 && samples >= Math.Floor((window.End - window.Start) / period) ? window.Minutes : samples * period.TotalMinutes, fault);

    public bool IsWhole(CriterionWindow window) => window.IsWhole && Minutes >= window.Minutes;

    /// <summary>Why a good value is not met yet.</summary>
    public string Lacks(CriterionWindow window) => window.IsWhole
        ? $"data for {Quantity.Share(Minutes, window.Minutes)} minutes"
        : $"only {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)} have passed";
}
