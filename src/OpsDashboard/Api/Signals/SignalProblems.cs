using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Signals;

/// <summary>Why there are no points: never an empty list, which would look like silence.</summary>
static class SignalProblems
{
    private const string Unread = "The signal could not be read.";

    /// <summary>Real seconds after which a source that does not answer may do so again.</summary>
    private const int Again = 15;

    public static ProblemHttpResult NoAnswer(string? reason) =>
        TypedResults.Problem(title: Unread, detail: reason, statusCode: StatusCodes.Status502BadGateway);

    public static ProblemHttpResult Of(HttpResponse response, SignalAnswer answer) => answer switch
    {
        SignalAnswer.TooMany many => Later(response, StatusCodes.Status429TooManyRequests, "Too many intervals were asked for.", "The source bills every read and has a quota: ask again later, or without from and to.", many.RetryAfter.TotalSeconds),
        SignalAnswer.Busy => Later(response, StatusCodes.Status503ServiceUnavailable, Unread, "Others are read at the moment, and it did not get its turn in time.", Again),
        SignalAnswer.Failed { Failure: { Kind: FailureKind.Quota or FailureKind.Unreachable } failure } =>
            Later(response, StatusCodes.Status503ServiceUnavailable, Unread, failure.Reason, Math.Max(Again, failure.RetryAfter?.TotalSeconds ?? 0)),
        SignalAnswer.Failed failed => NoAnswer(failed.Failure.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name, "no refusal"),
    };

    public static FieldFault NothingYet(SignalPeriod period, SignalRange range) => new(
        "from",
        $"found {FoundText.Of(period.From)}, must be {Quantity.Text(range.Step)} or more before {FoundText.Of(period.To < range.Window.End ? period.To : range.Window.End)}: one step of what can be known yet");

    private static ProblemHttpResult Later(HttpResponse response, int status, string title, string detail, double seconds)
    {
        response.Headers.RetryAfter = ((int)Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(title: title, detail: detail, statusCode: status);
    }
}
