using OpsDashboard.Configuration;

WebApplicationBuilder builder;
try
{
    builder = WebApplication.CreateBuilder(args);
}
catch (InvalidDataException unreadable)
{
    return await ConfigurationFaults.OfUnreadableFile(unreadable).PrintAsync(Console.Error);
}

var (options, faults) = ConfigurationLoader.Load(builder.Configuration);
if (options is null)
{
    return await faults.PrintAsync(Console.Error);
}

var app = builder.Build();
app.MapStaticAssets();
await app.RunAsync();
return 0;
