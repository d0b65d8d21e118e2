using System.Text.Json.Serialization;

namespace OpsDashboard.Evaluation;

/// <summary>One of the whys as the data stand: the object <c>whys[]</c>.</summary>
public sealed record Why(int Number, string Question, WhyState State, ValueList<Check> Checks)
{
    /// <summary>How many of a chain, from its first on, are confirmed without a gap; what lies below is conjecture.</summary>
    /// <param name="chain">In the order of their numbers.</param>
    public static int Evidenced(IEnumerable<Why> chain) => chain.TakeWhile(why => why.State is WhyState.Confirmed).Count();
}

/// <summary>One expectation and what was seen.</summary>
/// <param name="Id">The configured id, for determinations; not a part of the snapshot's contract.</param>
/// <param name="DataTime">End of the newest data it rests on.</param>
public sealed record Check([property: JsonIgnore] string Id, string Title, CheckState State, string Expected, string Seen, DateTimeOffset? DataTime);

/// <summary>Whether the answer of a why is evidenced now.</summary>
public enum WhyState
{
    Confirmed,
    NotConfirmed,
    CannotTell,
}

/// <summary>Whether an expectation holds now.</summary>
public enum CheckState
{
    Holds,
    Fails,
    CannotTell,
}
