namespace OpsDashboard.Benchmarks;

/// <summary>A row that needs something this machine has not; the others are measured.</summary>
sealed class RowImpossibleException(string message) : Exception(message);
