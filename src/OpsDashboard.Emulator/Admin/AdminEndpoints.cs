using System.Text.Json;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator.Admin;

/// <summary>Lets people change the emulated world from outside: <c>/admin/…</c> and <c>/healthz</c>.</summary>
sealed class AdminEndpoints(EmulatorControls controls, ScenarioClock clock)
{
    private const int MaxBodyBytes = 16 << 10;

    private readonly Lock _gate = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin");
        admin.MapGet("/settings", context => WriteAsync(context, controls.Settings));
        admin.MapPatch("/settings", context => ChangeAsync(context, (body, faults) => Set(controls.Settings, one => one.Faults(), controls.Set, body, faults)));
        admin.MapGet("/faults", context => WriteAsync(context, controls.Faults));
        admin.MapPatch("/faults", context => ChangeAsync(context, (body, faults) => Set(controls.Faults, one => one.Faults(), controls.Set, body, faults)));
        admin.MapGet("/clock", context => WriteAsync(context, Clock()));
        admin.MapPost("/clock", context => ChangeAsync(context, SetClock));
        admin.MapGet("/log", context => WriteAsync(context, controls.Log));
        routes.MapGet("/healthz", context => context.Response.WriteAsync("ok", context.RequestAborted));
    }

    private static object Set<T>(T inForce, Func<T, IReadOnlyList<ControlFault>> check, Action<T> set, JsonElement body, List<ControlFault> faults)
        where T : class
    {
        var changed = Patch.Apply(inForce, body, faults);
        faults.AddRange(check(changed));
        if (faults.Count == 0)
            set(changed);
        return changed;
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

    private async Task ChangeAsync(HttpContext context, Func<JsonElement, List<ControlFault>, object> change)
    {
        var faults = new List<ControlFault>();
        object result;
        try
        {
            using var body = await BoundedBody.ReadAsync(context.Request, MaxBodyBytes, AdminJson.Strict, context.RequestAborted);
            // A patch reads, changes and writes: two at a time would lose one.
            lock (_gate)
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
