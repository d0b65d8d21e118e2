using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Readings, what is recorded and what was read before → which past incidents this one is again.</summary>
static class RecurrenceEvaluation
{
    /// <summary>Null when the incident has no such section.</summary>
    public static Recurrences? Evaluate(IncidentOptions incident, DashboardOptions options, CriterionInput input, Recurrences? previous)
    {
        if (RecurrencePlan.Of(incident, options, input.Signals, input.Readings.Timings, input.Now, previous, input.Record) is not { } plan)
        {
            return null;
        }

        var current = Of(plan, plan.Current, options, input);
        return new Recurrences(current, plan.Past.Select(one => Compare(current, Of(plan, one.Interval, options, input), one.Past, input)).ToValueList());
    }

    private static Fingerprint Of(RecurrencePlan plan, FingerprintInterval interval, DashboardOptions options, CriterionInput input)
    {
        if (plan.Known.Of(interval, input.Now) is { } known)
        {
            return known;
        }

        var data = new FingerprintData(options, plan.Recurrence, interval, input.Signals, input.Readings);
        var isRead = FingerprintQueries.Requests(plan.Recurrence, interval, input.Signals).All(request => FingerprintData.Fault(input.Readings[request]) is null);
        return FingerprintEvaluation.Of(data, plan.Hash, isRead);
    }

    private static PastComparison Compare(Fingerprint now, Fingerprint then, PastIncidentOptions past, CriterionInput input)
    {
        var (verdict, parts) = (FingerprintComparison.Verdict(now, then), FingerprintComparison.Parts(now, then));
        var claims = past.Claims.Select(claim => WhyEvaluation.Evaluate(claim, input.Tiles, input.Facts)).ToValueList();
        return new PastComparison(past.Number, past.Title, verdict, RecurrenceWords.Of(past.Number, verdict, now, then, parts, claims), parts, claims, then);
    }
}
