namespace OpsDashboard.Benchmarks;

/// <summary>Something that makes figures worthless, in words for whoever runs the tool.</summary>
sealed class BenchmarkFailedException(string message) : Exception(message);
