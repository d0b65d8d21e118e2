using Grpc.Core;
using OpsDashboard.Emulator.Faults;

namespace OpsDashboard.Emulator.Rest;

/// <summary>What stands before every request: each protocol on its own port, and no foreign web pages.</summary>
sealed class RestFront
{
    /// <summary>Marks the routes of the HTTP/1.1 port.</summary>
    public static readonly RestFront Mark = new();

    public static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<RestFront>() is null)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (OriginGuard.Refuses(context.Request) is { } reason)
            return GoogleJson.WriteAsync(context, new ApiError(StatusCode.PermissionDenied, reason));
        return next(context);
    }
}
