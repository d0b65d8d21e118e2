using System.Text.Json.Nodes;
using Grpc.Core;
using OpsDashboard.Emulator.Faults;
using OpsDashboard.Emulator.Logging;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>The four REST APIs on the wire; what they show stands beside, what faults do to them in <see cref="FaultGate"/>.</summary>
sealed class RestEndpoints(StagingView staging, LogSearch logs, FaultGate gate)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Location = "projects/{project}/locations/{location}";
        routes.MapGet($"/v1/{Location}/connectors", Answer(GoogleApi.VpcAccess, ListConnectors));
        routes.MapGet($"/v1/{Location}/connectors/{{connector}}", Answer(GoogleApi.VpcAccess, GetConnector));
        routes.MapGet("/v1/projects/{project}/instances/{instance}", Answer(GoogleApi.SqlAdmin, GetInstance));
        routes.MapGet($"/v2/{Location}/services/{{service}}", Answer(GoogleApi.Run, GetService));
        routes.MapPost("/v2/entries:list", Answer(GoogleApi.Logging, logs.AnswerAsync));
        routes.MapFallback(context => GoogleJson.WriteAsync(
            context, new ApiError(StatusCode.NotFound, $"{context.Request.Method} {context.Request.Path} is not served by the emulator")));
    }

    private JsonNode ListConnectors(HttpRequest request)
    {
        RestPath.Check(request, "vpcaccess.connectors.list", "pageSize", "pageToken");
        if (request.Query["pageToken"].ToString().Length > 0)
            throw Refusal.Invalid("page_token is not one that a reply to this same request gave");
        if (request.Query["pageSize"].ToString() is { Length: > 0 } size && !(int.TryParse(size, out var number) && number >= 0))
            throw Refusal.Invalid($"page_size \"{size}\" must be a number and not negative");
        return RestPath.Is(request, "location", Scenario.Location)
            ? new JsonObject { ["connectors"] = new JsonArray(ConnectorJson.Of(staging.Environment)) }
            : new JsonObject();
    }

    private JsonNode GetConnector(HttpRequest request)
    {
        RestPath.Check(request, "vpcaccess.connectors.get");
        return RestPath.Is(request, "location", Scenario.Location) && RestPath.Is(request, "connector", Scenario.ConnectorName)
            ? ConnectorJson.Of(staging.Environment)
            : throw RestPath.NotFound($"Resource '{request.Path.Value!["/v1/".Length..]}' was not found");
    }

    private JsonNode GetInstance(HttpRequest request)
    {
        RestPath.Check(request, "cloudsql.instances.get");
        return RestPath.Is(request, "instance", SqlInstanceJson.Name)
            ? SqlInstanceJson.Of(staging.Environment)
            : throw RestPath.NotFound("The Cloud SQL instance does not exist.");
    }

    private JsonNode GetService(HttpRequest request)
    {
        RestPath.Check(request, "run.services.get");
        var environment = staging.Environment;
        return RestPath.Is(request, "location", Scenario.Location) && RestPath.Is(request, "service", Scenario.ServiceName)
            ? RunServiceJson.Of(environment, staging.Ticks(environment.RevisionSince))
            : throw RestPath.NotFound($"Resource '{request.RouteValues["service"]}' of kind 'SERVICE' in region '{request.RouteValues["location"]}' in project '{Scenario.ProjectId}' does not exist.");
    }

    private RequestDelegate Answer(GoogleApi api, Func<HttpRequest, JsonNode> answer) =>
        Answer(api, request => Task.FromResult(answer(request)));

    private RequestDelegate Answer(GoogleApi api, Func<HttpRequest, Task<JsonNode>> answer) => async context =>
    {
        try
        {
            if (await gate.PassAsync(api, context, context.RequestAborted) is { } error)
                await GoogleJson.WriteAsync(context, error);
            else
                await GoogleJson.WriteAsync(context, await answer(context.Request));
        }
        catch (RpcException refused)
        {
            await GoogleJson.WriteAsync(context, new ApiError(refused.StatusCode, refused.Status.Detail));
        }
        catch (UnreadableBodyException unreadable)
        {
            await GoogleJson.WriteAsync(context, new ApiError(StatusCode.InvalidArgument, unreadable.Message), unreadable.Status);
        }
        catch (OperationCanceledException)
        {
            // The caller is gone, or the emulator stops while the call hangs.
            context.Abort();
        }
    };
}
