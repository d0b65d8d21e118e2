using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.TimeTravel;

/// <summary>What <c>?at=</c> asks for, judged without looking at anything.</summary>
public abstract record AskedTime
{
    /// <summary>How long before the earliest opening a moment may lie: for six weeks Google keeps points as they were sampled.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromDays(42);

    /// <summary>A moment that can be looked at.</summary>
    /// <param name="Time">UTC, cut to whole seconds: the key by which it is kept.</param>
    public sealed record At(DateTimeOffset Time) : AskedTime;

    /// <summary>The moment of asking, which a link must not say in words: it would be another one tomorrow.</summary>
    public sealed record Now(DateTimeOffset Time) : AskedTime;

    /// <summary>Nothing can be looked at.</summary>
    /// <param name="Found">As it was sent, on one bounded line; untrusted.</param>
    public sealed record Refused(string Found, string Allowed) : AskedTime;

    /// <param name="text">As it was sent.</param>
    /// <param name="now">Incident time.</param>
    /// <param name="openings">Of all incidents.</param>
    public static AskedTime Of(string? text, DateTimeOffset now, IEnumerable<DateTimeOffset> openings)
    {
        if (text == "now")
        {
            return new Now(WholeSeconds(now));
        }

        var earliest = openings.Append(now).Min() - Before;
        if (Rfc3339.ReadQuery(text) is not { } time)
        {
            return new Refused(FoundText.Of(text), $"{Rfc3339.Allowed}, or now");
        }

        return time > now ? new Refused(FoundText.Of(text), $"a time that is not later than now, {Iso(now)}")
            : time < earliest ? new Refused(FoundText.Of(text), $"a time from {Iso(earliest)} on, {Before.Days} days before the first incident that is configured")
            : new At(WholeSeconds(time));
    }

    /// <summary>"2025-09-15T18:36:00Z".</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
