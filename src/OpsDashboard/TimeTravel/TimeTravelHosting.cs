using OpsDashboard.Readings;

namespace OpsDashboard.TimeTravel;

/// <summary>Puts past moments into the program.</summary>
static class TimeTravelHosting
{
    public static IServiceCollection AddTimeTravel(this IServiceCollection services) => services
        .AddSingleton<PastEvaluation>()
        .AddSingleton(provider => new PastMoments(
            provider.GetRequiredService<PastEvaluation>().EvaluateAsync, provider.GetRequiredService<IncidentClock>(), provider.GetRequiredService<TimeProvider>()));
}
