using System.Text.Json;

namespace OpsDashboard.Readings.GoogleRest;

/// <summary>The answer to one call: a JSON object, or a failure in plain words; never an exception.</summary>
/// <param name="Body">A JSON object; undefined (<see cref="JsonValueKind.Undefined"/>) when the call failed.</param>
/// <param name="ServerDate">The server's clock as it answered, from the header <c>Date</c>; also of an answer that is a failure.</param>
/// <param name="Failure">Why there is no body.</param>
public sealed record RestAnswer(JsonElement Body, DateTimeOffset? ServerDate, ReadingFailure? Failure = null)
{
    /// <summary>An answer without a body.</summary>
    public static RestAnswer Failed(ReadingFailure failure, DateTimeOffset? serverDate = null) => new(default, serverDate, failure);
}
