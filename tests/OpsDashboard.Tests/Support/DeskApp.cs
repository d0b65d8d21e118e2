using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Api;
using OpsDashboard.Security;

namespace OpsDashboard.Tests.Support;

/// <summary>The API over a <see cref="Support.Desk"/>, on a real port.</summary>
sealed class DeskApp : IAsyncDisposable
{
    private readonly LoopbackApp _app;

    private DeskApp(LoopbackApp app, Desk desk) => (_app, Desk) = (app, desk);

    public Desk Desk { get; }

    public HttpClient Client => _app.Client;

    public IServiceProvider Services => _app.Services;

    /// <param name="before">Stands in front of everything.</param>
    public static async Task<DeskApp> StartAsync(Action<WebApplication>? before = null)
    {
        var desk = new Desk();
        var app = await LoopbackApp.StartAsync(
            app =>
            {
                before?.Invoke(app);
                app.UseSecurity();
                app.UseExceptionHandler();
                app.MapApi();
            },
            services => services.AddSingleton(Desk.Options).AddSingleton(desk.Journal).AddSingleton(desk.Frozen).AddSingleton(desk.Workspace).AddSingleton(desk.Feed).AddSecurity().AddApi());
        return new DeskApp(app, desk);
    }

    public static string Path(string rest) => $"/api/v1/incidents/{Desk.Number}/{rest}";

    public Task<HttpResponseMessage> PostAsync(string rest, string body, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(Path(rest), new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")), headers);

    public Task<HttpResponseMessage> SendAsync(string path, HttpContent? content, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>A refusal is problem+json that repeats its status.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await JsonAsync(response);
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        return problem;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
