using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Queries;

/// <summary>The <c>name</c> of a request: only the scenario's project is there.</summary>
static class ProjectName
{
    /// <param name="name">As in <c>projects/netra-staging</c>.</param>
    /// <param name="permission">The one Google would miss.</param>
    /// <exception cref="Grpc.Core.RpcException">PERMISSION_DENIED for another project, as Google answers for those one may not see.</exception>
    public static void Check(string name, string permission)
    {
        var parts = name.Split('/');
        if (parts is ["organizations" or "folders", not ""])
            throw Refusal.Unsupported($"name \"{name}\"");
        if (parts is not ["projects", not ""])
            throw Refusal.Invalid($"name \"{name}\" must be projects/PROJECT");
        if (!parts[1].Equals(Scenario.ProjectId, StringComparison.Ordinal))
            throw Refusal.Denied(permission, parts[1]);
    }
}
