using OpsDashboard.Emulator;

await using var server = await EmulatorServer.StartAsync(new EmulatorOptions(), TimeProvider.System.GetUtcNow, "http://127.0.0.1:8085");
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
