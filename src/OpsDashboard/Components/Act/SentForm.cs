using System.Globalization;
using OpsDashboard.Workspace;

namespace OpsDashboard.Components.Act;

/// <summary>A form of the page: what was typed into it, and what became of it. Nothing typed is lost when it is refused.</summary>
/// <param name="Name">The form's name, and the id of its section.</param>
/// <param name="Typed">Null when another form, or none, was sent.</param>
/// <param name="Outcome">Null until it was tried.</param>
public sealed record SentForm(string Name, IFormCollection? Typed, Outcome? Outcome)
{
    /// <summary>The hidden field by which Blazor tells which form was sent.</summary>
    private const string Handler = "_handler";

    /// <summary>Whether a request brings this form.</summary>
    public static bool IsSent(HttpContext http, string name) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form[Handler] == name;

    public static SentForm Of(HttpContext http, string name) => new(name, IsSent(http, name) ? http.Request.Form : null, Outcome: null);

    /// <summary>What was typed into a field; null when it was not there.</summary>
    public string? Text(string field) => Typed?.TryGetValue(field, out var value) is true ? value.ToString() : null;

    /// <summary>The version that the sender saw.</summary>
    public long? Version => long.TryParse(Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>The attempt that the sender saw.</summary>
    public long? Attempt => long.TryParse(Text("attempt"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null;

    /// <summary>The version to send next: after a conflict that of the other one, so that sending again is a decision.</summary>
    /// <param name="current">As the page knows it.</param>
    public long NextVersion(long current) => Outcome is Outcome.Conflict conflict ? conflict.Theirs?.Position ?? 0 : Version ?? current;

    public ValueList<FieldFault> Faults => Outcome is Outcome.Invalid invalid ? invalid.Faults : [];

    /// <summary>What is wrong about a field; null when nothing is.</summary>
    public string? Fault(string field) => Faults.FirstOrDefault(fault => fault.Field == field)?.Message;

    /// <summary>HTTP status of the page that tells the outcome.</summary>
    public static int Status(Outcome outcome) => outcome switch
    {
        Outcome.Done => StatusCodes.Status303SeeOther,
        Outcome.Invalid => StatusCodes.Status422UnprocessableEntity,
        Outcome.Conflict => StatusCodes.Status409Conflict,
        Outcome.NotFound => StatusCodes.Status404NotFound,
        Outcome.TooOften => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
