namespace OpsDashboard.Emulator.Metrics;

/// <summary>Every series that the model can write, by number, and by metric type. Filled once at start.</summary>
sealed class SeriesTable
{
    private readonly List<(MetricDefinition Metric, SeriesIdentity Identity)> _series = [];
    private readonly Dictionary<string, MetricDefinition> _metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byMetric = new(StringComparer.Ordinal);

    public int Count => _series.Count;

    public IEnumerable<MetricDefinition> Metrics => _metrics.Values;

    /// <summary>Adds a series and gives its number.</summary>
    public int Add(MetricDefinition metric, LabelSet resource, LabelSet? labels = null, int resourceType = 0)
    {
        var type = metric.Resources[resourceType].Type;
        _series.Add((metric, new SeriesIdentity(metric.Type, labels ?? LabelSet.Empty, type, resource)));
        Add(metric);
        _byMetric[metric.Type].Add(_series.Count - 1);
        return _series.Count - 1;
    }

    /// <summary>Adds a metric, which may have no series yet.</summary>
    public void Add(MetricDefinition metric)
    {
        if (_metrics.TryAdd(metric.Type, metric))
            _byMetric.Add(metric.Type, []);
    }

    public MetricDefinition? Metric(string type) => _metrics.GetValueOrDefault(type);

    public MetricDefinition MetricOf(int series) => _series[series].Metric;

    public SeriesIdentity Identity(int series) => _series[series].Identity;

    public IReadOnlyList<int> Of(string metricType) => _byMetric.TryGetValue(metricType, out var series) ? series : [];
}
