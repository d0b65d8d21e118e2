namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>A request that cannot be put in Google's words. Never leaves this folder: it becomes a <see cref="FailureKind.Invalid"/> reading.</summary>
sealed class InvalidQueryException(string reason) : Exception(reason);
