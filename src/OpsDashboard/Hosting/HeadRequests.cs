using OpsDashboard.Security;

namespace OpsDashboard.Hosting;

/// <summary>Answers HEAD as GET without a body: probes, link checkers and curl -I ask so, and most endpoints are mapped for GET alone.</summary>
/// <remarks>Before routing, which in this framework comes before everything that the program adds itself. The server knows the method that
/// was really sent and keeps the body back. Live connections have methods of their own.</remarks>
sealed class HeadRequests : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            if (HttpMethods.IsHead(context.Request.Method) && !OriginCheck.Guards(context.Request.Path))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return rest(context);
        });
        next(app);
    };
}
