using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>What a viewer of each kind of page costs: all go the same way, so that only bytes differ.</summary>
static class ViewsRow
{
    private static readonly (string Page, string View)[] Pages = [("/", "overview"), ("/wall", "wall"), ("/incidents/1278", "incident-1278")];

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var (viewers, figures, samples) = (settings.Crowd, new List<Figure>(), new Dictionary<string, List<double[]>>());
        for (var pair = 0; pair < settings.Rounds; pair++)
        {
            // A fresh process each: memory that one view's crowd left behind would be given to the next one's.
            foreach (var (page, view) in Pages)
            {
                await using var server = await ServerProcess.StartProgramAsync(settings, token);
                var sample = (await FanOutSample.MeasureAsync(server, LivePage.Of(view), settings with { Viewers = [viewers] }, token))[0];
                var delivered = (double)sample.Arrivals.Bytes / viewers;
                double[] values = [sample.CpuPerViewer / (delivered / 1e6), sample.CpuPerViewer, sample.MemoryPerViewer, delivered / 1000, sample.Arrivals.Messages / (double)viewers];
                (samples.TryGetValue(page, out var list) ? list : samples[page] = []).Add(values);
                Console.Error.WriteLine($"  {page}: {sample}");
            }
        }

        string[] names = ["CPU a viewer, ms for each MB sent to it", "CPU a viewer, ms in a window", "memory a viewer, kB", "kB a viewer in a window", "messages a viewer in a window"];
        for (var i = 0; i < names.Length; i++)
        {
            var floor = Median.Of(samples["/"].Select(values => values[i]));
            figures.AddRange(Pages.Select(page => new Figure($"`{page.Page}`: {names[i]}", Median.Of(samples[page.Page].Select(values => values[i])), floor)));
        }

        return new RowResult(
            "What a viewer of each page costs",
            $"{viewers:N0} viewers of one page at a time, a fresh process each, {settings.Rounds} round(s) of {settings.Window.TotalSeconds} s windows; CPU and memory as in the fan-out. The floor here is `/`. " +
            "Pages that send little are dominated by what a message costs whatever its size.",
            figures);
    }
}
