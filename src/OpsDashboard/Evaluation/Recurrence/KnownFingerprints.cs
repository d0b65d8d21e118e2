using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Fingerprints that need not be read again: the past does not change. From the evaluation before, or from the journal.</summary>
sealed class KnownFingerprints(Recurrences? previous, IncidentRecord record, string hash)
{
    // After this no point of an interval is expected any more; what is unknown then stays so.
    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    /// <summary>Null when it must be read.</summary>
    public Fingerprint? Of(FingerprintInterval interval, DateTimeOffset now) =>
        Candidates(interval.Number).FirstOrDefault(known =>
            known.Hash == hash && known.From == interval.From && known.To == interval.To && known.IsOver == interval.IsOver
            && (known.IsComplete || (known.IsRead && now - known.To > Settled)));

    private IEnumerable<Fingerprint> Candidates(long number)
    {
        if (previous?.Past.FirstOrDefault(past => past.Number == number)?.Fingerprint is { } past)
        {
            yield return past;
        }
        else if (previous is not null && previous.Past.All(one => one.Number != number))
        {
            yield return previous.Current;
        }

        if (record.Fingerprints.FirstOrDefault(one => one.Past == number) is { } recorded && FingerprintJson.Read(recorded.Json) is { } read)
        {
            yield return read;
        }
    }
}
