using Google.Cloud.Monitoring.V3;
using MudBlazor.Services;
using OpsDashboard.Api;
using OpsDashboard.Components;
using OpsDashboard.Components.Layout;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Frozen;
using OpsDashboard.Hosting;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;
using OpsDashboard.Live;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Readings.Health;
using OpsDashboard.Screens;
using OpsDashboard.Security;
using OpsDashboard.Snapshots;
using OpsDashboard.Telemetry;
using OpsDashboard.TimeTravel;

namespace OpsDashboard;

/// <summary>Composition root: what is made, and where it is reached.</summary>
static class DashboardHost
{
    /// <summary>In the demo a clock of its own, otherwise the system's.</summary>
    /// <param name="recorded">The latest incident time in the journal: a demo goes on from there, or what is recorded would lie in its future.</param>
    public static IncidentClock Clock(DashboardOptions options, TimeProvider time, DateTimeOffset? recorded = null) => options.CloudMonitoring.UsesEmulator
        ? new IncidentClock(time, recorded > options.Emulator.StartAt ? recorded.Value : options.Emulator.StartAt, options.Emulator.TimeScale)
        : new IncidentClock(time);

    /// <param name="journal">Opened and closed by the caller.</param>
    /// <param name="endpoint">Where metrics are read: the emulator's address or the configured one.</param>
    /// <param name="demo">The emulator inside this program; null against a real project.</param>
    /// <param name="emulatedConfiguration">Where the emulator serves configuration, if it runs.</param>
    public static WebApplication Build(
        WebApplicationBuilder builder, DashboardOptions options, IncidentClock clock, JournalStore journal, Uri endpoint, DemoWorld? demo, Uri? emulatedConfiguration)
    {
        // Static files lie outside of the output folder unless published; the manifest is otherwise read in Development only.
        builder.WebHost.UseStaticWebAssets();
        if (!builder.Environment.IsDevelopment())
        {
            // What a build is not published for it expects to be edited, and sends without compression: 60 kB more a page.
            builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddServices(builder.Services, options, clock, endpoint, demo, emulatedConfiguration);
        builder.Services.AddSingleton(journal);
        builder.Services.AddPathPrefix(builder.Configuration);
        if (demo is not null)
        {
            builder.Services.AddSingleton(demo);
        }

        var app = builder.Build();
        StaticFiles.Check(app.Environment.WebRootFileProvider, Path.Combine(AppContext.BaseDirectory, $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json"));
        app.UsePathPrefix(options.PathBase);
        app.UseSecurity();
        // A strong ETag names these very bytes: a compressed answer would be other ones.
        app.UseWhen(context => !FrozenEndpoint.IsFor(context.Request.Path), served => served.UseResponseCompression());
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A body whose framing is broken is the client's mistake, not a defect.
            StatusCodeSelector = failure => failure is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        }));
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        Components.Act.RefusedForm.UseRefusedForms(app);
        app.UseMiddleware<Components.Travel.PastPages>();
        app.UseScreens();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapThemeStylesheet();
        app.MapStateIcons();
        app.MapLive();
        app.MapApi();
        app.MapTelemetry();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    /// <summary>Null when live configuration is not read: nothing is configured, or there is no server for it.</summary>
    private static GoogleRestClient? ConfigurationClient(DashboardOptions options, IncidentClock clock, Uri? emulated, TimeProvider time)
    {
        if (options.CloudConfigurationEndpoint is not { } endpoint || (endpoint == CloudMonitoringOptions.Emulator && emulated is null))
        {
            return null;
        }

        var server = endpoint == CloudMonitoringOptions.Emulator ? emulated : new Uri(endpoint);
        // Google's APIs have a host each, whichever of them is named. A handful of calls in minutes: three that fail say enough.
        return new GoogleRestClient(server?.Scheme == Uri.UriSchemeHttp ? server : null, time)
        {
            Health = new SourceHealth(time, fewestFailures: 3, sampled: TimeSpan.FromMinutes(3)),
            Clock = clock,
        };
    }

    /// <summary>A live view for each incident.</summary>
    private static void AddIncidentViews(this IServiceCollection services, DashboardOptions options)
    {
        foreach (var incident in options.Incidents)
        {
            services.AddSingleton(IncidentRegions.View(incident));
            services.AddSingleton(NowRegions.View(incident.Number, options));
        }
    }

    private static void AddServices(IServiceCollection services, DashboardOptions options, IncidentClock clock, Uri endpoint, DemoWorld? demo, Uri? emulatedConfiguration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(clock);
        services.AddSingleton(_ => CloudMonitoringChannel.Open(endpoint));
        services.AddSingleton(provider => new CloudMonitoringSource(
            new MetricService.MetricServiceClient(provider.GetRequiredService<Grpc.Net.Client.GrpcChannel>()),
            options.CloudMonitoring.ProjectId,
            clock,
            provider.GetRequiredService<TimeProvider>())
        {
            Server = endpoint,
        });
        // Both read by REST from one server, and are one source to people.
        var rest = ConfigurationClient(options, clock, emulatedConfiguration, TimeProvider.System);
        var configuration = new CloudConfigurationSource(rest, options.CloudConfiguration, options.CloudMonitoring.ProjectId, clock, TimeProvider.System);
        var logs = new CloudLoggingSource(rest, options.CloudMonitoring.ProjectId, TimeProvider.System);
        // By a factory, or the container would not dispose them.
        services.AddSingleton(_ => configuration);
        services.AddSingleton(_ => logs);
        demo?.Controls.Changed += (_, _) =>
        {
            // What people change in the demo's world is seen with the next cycle, also while its clock stands.
            configuration.Expire();
            logs.Expire();
        };
        services.AddSingleton<JournalInstruments>();
        services.AddSingleton<IncidentJournal>();
        services.AddSingleton<FrozenRevisions>();
        services.AddSingleton<Workspace.IncidentWorkspace>();
        services.AddTimeTravel();
        services.AddSingleton<PollInstruments>();
        services.AddSingleton(new LiveLimits { Connections = options.Live.Viewers, ConnectionsPerAddress = options.Live.ViewersPerAddress });
        var metrics = new MetricSource(options.CloudMonitoring.ProjectId);
        services.AddLive([OverviewRegions.View(metrics), PhasesRegions.View, SourcesRegions.View, DemoRegions.View, IncidentsRegions.View, .. WallRegions.Views(metrics), .. ScreensRegions.Views]);
        services.AddIncidentViews(options);
        services.AddScreens();
        services.AddHostedService<JournalLoop>();
        services.AddHostedService<FreezeLoop>();
        services.AddHostedService<Collector>();
        services.AddTelemetry(provider => provider.GetRequiredService<LiveConnections>().Viewers);
        services.AddSecurity();
        services.AddTransient<IStartupFilter, HeadRequests>();
        services.AddApi();
        services.AddMudServices();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // Pages with a circuit are few (/demo, /screens), and lose nothing but unsent input when they are opened anew; each that waits for its browser holds up to a megabyte.
            circuits.DisconnectedCircuitMaxRetained = 20;
            circuits.PersistedCircuitInMemoryMaxRetained = 100;
        });
    }
}
