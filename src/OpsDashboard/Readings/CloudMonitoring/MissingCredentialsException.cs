namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>No token could be had; the message tells people what to do. Never leaves the sources.</summary>
sealed class MissingCredentialsException(string reason, Exception inner) : Exception(reason, inner);
