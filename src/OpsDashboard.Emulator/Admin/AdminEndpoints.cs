using System.Text.Json;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator.Admin;

/// <summary>Lets people change the emulated world from outside: <c>/admin/…</c> and <c>/healthz</c>.</summary>
sealed class AdminEndpoints(EmulatorControls controls, ScenarioClock clock)
{
    private const int MaxBodyBytes = 16 << 10;

    public void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin");
        admin.MapGet("/settings", context => WriteAsync(context, controls.Settings));
        admin.MapPatch("/settings", context => ChangeAsync(context, SetSettings));
        admin.MapGet("/faults", context => WriteAsync(context, controls.Faults));
        admin.MapPatch("/faults", context => ChangeAsync(context, SetFaults));
        admin.MapGet("/clock", context => WriteAsync(context, Clock()));
        admin.MapPost("/clock", context => ChangeAsync(context, SetClock));
        admin.MapGet("/log", context => WriteAsync(context, controls.Log));
        routes.MapGet("/healthz", context => context.Response.WriteAsync("ok", context.RequestAborted));
    }

    private object SetSettings(JsonElement body, List<ControlFault> faults)
    {
        var settings = Patch.Apply(controls.Settings, body, faults);
        faults.AddRange(settings.Faults());
        if (faults.Count == 0)
            controls.Set(settings);
        return settings;
    }

    private object SetFaults(JsonElement body, List<ControlFault> faults)
    {
        var apiFaults = Patch.Apply(controls.Faults, body, faults);
        faults.AddRange(apiFaults.Faults());
        if (faults.Count == 0)
            controls.Set(apiFaults);
        return apiFaults;
    }

    private object SetClock(JsonElement body, List<ControlFault> faults)
    {
        var command = Patch.Apply(new ClockCommand(), body, faults);
        if (faults.Count == 0)
            faults.AddRange(command.Faults());
        if (faults.Count == 0)
            command.Apply(clock, controls);
        return Clock();
    }

    private object Clock() => new { clock.Now, clock.TimeScale, clock.Paused, clock.StartedAt };

    private static async Task ChangeAsync(HttpContext context, Func<JsonElement, List<ControlFault>, object> change)
    {
        var faults = new List<ControlFault>();
        object result;
        try
        {
            using var body = await BoundedBody.ReadAsync(context.Request, MaxBodyBytes, AdminJson.Strict, context.RequestAborted);
            result = change(body.RootElement, faults);
        }
        catch (UnreadableBodyException unreadable)
        {
            await AdminProblem.Of(unreadable.Status, unreadable.Message).WriteAsync(context);
            return;
        }
        catch (InvalidOperationException tooMany)
        {
            await AdminProblem.Of(StatusCodes.Status409Conflict, tooMany.Message).WriteAsync(context);
            return;
        }

        await (faults.Count > 0 ? AdminProblem.Of(faults).WriteAsync(context) : WriteAsync(context, result));
    }

    private static Task WriteAsync(HttpContext context, object value)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(JsonSerializer.Serialize(value, AdminJson.Options), context.RequestAborted);
    }
}
