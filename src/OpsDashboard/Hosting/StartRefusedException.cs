namespace OpsDashboard.Hosting;

/// <summary>The program cannot start as it was asked to; the message is one sentence without its full stop: what was found, what is needed.</summary>
public sealed class StartRefusedException(string words, Exception? cause = null) : Exception(words, cause);
