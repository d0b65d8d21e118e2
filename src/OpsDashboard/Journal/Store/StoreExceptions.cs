namespace OpsDashboard.Journal.Store;

/// <summary>The store cannot be used and will not heal by itself; the message says what is wrong and what to do.</summary>
public sealed class StoreRefusedException(string words, Exception? cause = null) : Exception(words, cause);

/// <summary>The store does not answer or take anything now; a later try may succeed. The message is for people, without secrets.</summary>
public class StoreUnavailableException(string words, Exception? cause = null) : Exception(words, cause);

/// <summary>More writes wait in this program than the store takes in time: nothing is wrong with the store.</summary>
public sealed class StoreBusyException(string words) : StoreUnavailableException(words);
