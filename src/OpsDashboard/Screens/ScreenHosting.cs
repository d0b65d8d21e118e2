using OpsDashboard.Snapshots;

namespace OpsDashboard.Screens;

/// <summary>Puts wall screens into the program.</summary>
static class ScreenHosting
{
    public static IServiceCollection AddScreens(this IServiceCollection services) => services
        .AddSingleton<WallScreens>()
        .AddSingleton<ScreenPairing>()
        .AddSingleton<ScreenInstruments>()
        .AddSingleton<WarningSource>(provider => () => provider.GetRequiredService<WallScreens>().Warnings)
        .AddHostedService<ScreenLoop>();

    /// <summary>Cookies and gauges.</summary>
    public static WebApplication UseScreens(this WebApplication app)
    {
        // Instruments exist once somebody has made them; nobody else asks for these.
        app.Services.GetRequiredService<ScreenInstruments>();
        app.UseScreenCookies();
        return app;
    }
}
