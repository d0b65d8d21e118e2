using Grpc.Core;
using Grpc.Core.Interceptors;

namespace OpsDashboard.Emulator.Faults;

/// <summary>Puts the gate before every gRPC call.</summary>
sealed class FaultInterceptor(FaultGate gate) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        ApiError? error;
        try
        {
            error = await gate.PassAsync(GoogleApi.Monitoring, context.GetHttpContext(), context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more; told as a status because anything else is logged as a defect.
            throw new RpcException(Status.DefaultCancelled);
        }

        if (error is not null)
            throw error.ToRpcException();
        return await continuation(request, context);
    }
}
