using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Faults;

/// <summary>What every call to an API meets before it is answered.</summary>
sealed class FaultGate(EmulatorControls controls, TimeProvider time, IHostApplicationLifetime lifetime)
{
    /// <summary>Null when the call may go on; the error that ends it otherwise.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up, or the emulator stops.</exception>
    public async ValueTask<ApiError?> PassAsync(GoogleApi api, HttpContext context, CancellationToken cancellation)
    {
        var faults = controls.Faults;
        if (faults == ApiFaults.None)
            return null;
        if (faults.ClockSkew != TimeSpan.Zero)
            context.Response.OnStarting(Skew, (context.Response, faults.ClockSkew));
        if (faults.Hang || faults.Latency > TimeSpan.Zero)
            await WaitAsync(faults.Hang ? Timeout.InfiniteTimeSpan : faults.Latency, cancellation);
        if (faults.Outage)
        {
            // The connection, not the call: to the caller nobody is there. What follows reaches nobody.
            context.Features.Get<IConnectionLifetimeFeature>()?.Abort();
            return InjectedErrors.Of(StatusCode.Unavailable, api);
        }

        if (faults.ApiDisabled)
            return InjectedErrors.Disabled(api);
        return faults.Error is { } error ? InjectedErrors.Of(CanonicalCode.Parse(error), api) : null;
    }

    // A hanging call must not hold up the emulator's own end.
    private async Task WaitAsync(TimeSpan span, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        await Task.Delay(span, time, either.Token);
    }

    private Task Skew(object state)
    {
        var (response, skew) = ((HttpResponse, TimeSpan))state;
        response.Headers.Date = (time.GetUtcNow() + skew).ToString("R", CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
