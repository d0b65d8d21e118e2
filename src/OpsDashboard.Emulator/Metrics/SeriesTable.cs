using System.Collections.Immutable;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Every series that the model can write, by number, and by metric type. Grows with each deploy.</summary>
/// <remarks>Thread-safe: queries read it while a deploy adds to it.</remarks>
sealed class SeriesTable
{
    private readonly Lock _gate = new();
    private readonly List<RevisionSeries> _byRevision = [];
    private readonly HashSet<string> _revisions = new(StringComparer.Ordinal);
    private ImmutableList<(MetricDefinition Metric, SeriesIdentity Identity)> _series = [];
    private ImmutableDictionary<string, MetricDefinition> _metrics = ImmutableDictionary<string, MetricDefinition>.Empty;
    private ImmutableDictionary<string, ImmutableArray<int>> _byMetric = ImmutableDictionary<string, ImmutableArray<int>>.Empty;

    public int Count => _series.Count;

    public IEnumerable<MetricDefinition> Metrics => _metrics.Values;

    /// <summary>Adds a series and gives its number.</summary>
    public int Add(MetricDefinition metric, LabelSet resource, LabelSet? labels = null, int resourceType = 0)
    {
        var type = metric.Resources[resourceType].Type;
        lock (_gate)
        {
            Add(metric);
            var number = _series.Count;
            _series = _series.Add((metric, new SeriesIdentity(metric.Type, labels ?? LabelSet.Empty, type, resource)));
            _byMetric = _byMetric.SetItem(metric.Type, _byMetric[metric.Type].Add(number));
            return number;
        }
    }

    /// <summary>Adds a metric, which may have no series yet.</summary>
    public void Add(MetricDefinition metric)
    {
        lock (_gate)
        {
            if (_metrics.ContainsKey(metric.Type))
                return;
            _metrics = _metrics.Add(metric.Type, metric);
            _byMetric = _byMetric.Add(metric.Type, []);
        }
    }

    /// <summary>Adds series of which each revision has its own.</summary>
    public void Add(RevisionSeries series)
    {
        lock (_gate)
            _byRevision.Add(series);
    }

    /// <summary>Makes sure that these revisions have their series.</summary>
    public void Know(IReadOnlyList<Revision> revisions)
    {
        lock (_gate)
        {
            foreach (var revision in revisions)
            {
                if (_revisions.Add(revision.Name))
                    _byRevision.ForEach(series => _ = series[revision]);
            }
        }
    }

    public MetricDefinition? Metric(string type) => _metrics.GetValueOrDefault(type);

    public MetricDefinition MetricOf(int series) => _series[series].Metric;

    public SeriesIdentity Identity(int series) => _series[series].Identity;

    public IReadOnlyList<int> Of(string metricType) => _byMetric.TryGetValue(metricType, out var series) ? series : [];
}
