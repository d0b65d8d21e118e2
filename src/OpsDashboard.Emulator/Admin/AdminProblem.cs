using System.Text.Json;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Admin;

/// <summary>A refusal of the admin API: <c>{"title", "status", "detail", "faults": [{"field", "found", "allowed"}]}</c>.</summary>
sealed record AdminProblem(string Title, int Status, string Detail, IReadOnlyList<ControlFault> Faults)
{
    public static AdminProblem Of(IReadOnlyList<ControlFault> faults) =>
        new("What was sent cannot be set", StatusCodes.Status400BadRequest, string.Join("; ", faults), faults);

    public static AdminProblem Of(int status, string detail) => new("Refused", status, detail, []);

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(this, AdminJson.Options), context.RequestAborted);
    }
}
