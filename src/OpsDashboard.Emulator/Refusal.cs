using Grpc.Core;

namespace OpsDashboard.Emulator;

/// <summary>Requests the emulator does not answer, each with the fault by name: refused rather than answered wrongly.</summary>
static class Refusal
{
    /// <summary>The request is wrong, here and at Google.</summary>
    public static RpcException Invalid(string fault) => new(new Status(StatusCode.InvalidArgument, fault));

    /// <summary>The request may be right at Google, but the emulator does not serve it.</summary>
    public static RpcException Unsupported(string what) =>
        new(new Status(StatusCode.Unimplemented, $"{what} is not served by the emulator"));

    public static RpcException UnknownMetric(string type) => new(new Status(
        StatusCode.NotFound,
        $"Cannot find metric(s) that match type = \"{type}\". If a metric was created recently, it could take up to 10 minutes to become available."));

    public static RpcException Denied(string permission, string project) => new(new Status(
        StatusCode.PermissionDenied,
        $"Permission {permission} denied on projects/{project} (or the resource may not exist)."));

    public static RpcException Exhausted(string bound) => new(new Status(StatusCode.ResourceExhausted, bound));
}
