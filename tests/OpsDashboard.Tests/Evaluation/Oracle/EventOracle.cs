using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Ratio and zero criteria.</summary>
sealed class EventOracle(SignalData data)
{
    public ExpectedCriterion Judge(CriterionOptions criterion, SignalOptions signal, OracleWindow window, ExpectedCriterion verdict)
    {
        if (data.Fails(signal.Query) || data.Fails(signal.Presence))
        {
            // "cannot-tell (source failing, …)"; of zero too: "a failed read is cannot-tell".
            return verdict with { Verdict = Verdict.CannotTell };
        }

        var events = data.Events(signal.Query, window.Start, window.End).ToArray();
        var alive = window.Each().Where(minute => data.IsAlive(signal.Presence!, minute)).ToHashSet();
        var isPartial = data.IsPartial(signal.Query) || data.IsPartial(signal.Presence);
        var period = data.World.Period(signal.Presence!);

        // "Absent + no presence = no-data"; "0 events reported by the event metric itself are data, for staleness and for no-data alike".
        // Presence of 0 is no life, but it is no lateness either.
        var seen = events.Select(one => one.Sample.Minute).Concat(window.Each().Where(minute => data.Reports(signal.Presence!, minute))).ToArray();
        var isUnknown = isPartial || (events.Length == 0 && alive.Count == 0) || window.IsLate(seen.Max(), period);
        var isWhole = window.IsNominal && window.IsCovered(alive, period);
        return criterion.Kind == CriterionKind.Zero
            ? Zero(signal, events, verdict, isUnknown, isWhole)
            : Ratio(criterion, signal, events, verdict, isUnknown, isWhole);
    }

    private static ExpectedCriterion Zero(SignalOptions signal, (RawSeries Series, RawSample Sample)[] events, ExpectedCriterion verdict, bool isUnknown, bool isWhole)
    {
        var counted = events.Where(one => Attempts.Counts(signal, one.Series)).Sum(one => one.Sample.Number);
        return verdict with
        {
            // "Late or partial readings that show an event are not-met for a zero criterion."
            Verdict = counted > 0 ? Verdict.NotMet : isUnknown ? Verdict.CannotTell : isWhole ? Verdict.Met : Verdict.TooEarly,
        };
    }

    private ExpectedCriterion Ratio(
        CriterionOptions criterion, SignalOptions signal, (RawSeries Series, RawSample Sample)[] events, ExpectedCriterion verdict, bool isUnknown, bool isWhole)
    {
        if (isUnknown)
        {
            // "Ratio and gauge that are late become cannot-tell", no data too.
            return verdict with { Verdict = Verdict.CannotTell };
        }

        if (criterion.Within is not null && !Attempts.Of(signal, events, data.World.Metric(signal.Query.Filter).Bounds).HasBuckets)
        {
            // Without buckets nobody knows which of them were in time.
            return verdict with { Verdict = Verdict.CannotTell };
        }

        var (least, most, total) = Counts(criterion, signal, events);
        if (total < criterion.MinimumTotal)
        {
            // "Ratio criteria need a minimum total."
            return verdict with { Verdict = Verdict.TooEarly, Total = total };
        }

        // "Shares as counts (counted × 100 against objective × total in decimals)."
        var objective = criterion.Objective!;
        bool Holds(decimal counted) => Exactly.Holds(objective.Is, counted * 100, Exactly.Of(objective.Than) * total);
        var ends = (Holds(least), Holds(most));
        var isComplement = objective.Is is Comparison.Below or Comparison.AtMost;
        return verdict with
        {
            Verdict = ends switch
            {
                // "not-met needs only the minimum total."
                (false, false) => Verdict.NotMet,
                (true, true) => isWhole ? Verdict.Met : Verdict.TooEarly,

                // "If a histogram bucket straddles the objective and its ends disagree: cannot-tell."
                _ => Verdict.CannotTell,
            },
            Total = total,
            Objective = Exactly.Of(objective.Than),

            // "good is the complement where the objective is below or at most"; between two counts nothing is claimed.
            Good = least != most ? null : isComplement ? total - least : least,
            Measured = least != most ? null : least * 100 / total,
        };
    }

    private (decimal Least, decimal Most, decimal Total) Counts(CriterionOptions criterion, SignalOptions signal, (RawSeries Series, RawSample Sample)[] events)
    {
        if (criterion.Within is { } within)
        {
            // "Timed-out and refused attempts count (as infinitely slow)."
            var attempts = Attempts.Of(signal, events, data.World.Metric(signal.Query.Filter).Bounds);
            var (least, most) = attempts.Within(Exactly.Of(within), Exactly.Of(signal.Scale));
            return (least, most, attempts.Total);
        }

        var counted = events.Where(one => Attempts.Counts(signal, one.Series)).Sum(one => one.Sample.Number);
        return (counted, counted, events.Sum(one => one.Sample.Number));
    }
}
