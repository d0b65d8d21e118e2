namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>An answer that should not be, in words. Never leaves this folder: it becomes a <see cref="FailureKind.Broken"/> reading.</summary>
sealed class BrokenAnswerException(string reason) : Exception(reason);
