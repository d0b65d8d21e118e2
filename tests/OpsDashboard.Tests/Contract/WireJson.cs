using Google.Protobuf;

namespace OpsDashboard.Tests.Contract;

/// <summary>Messages of our contract as the canonical JSON of protobuf; a field that our contract does not know is an error.</summary>
static class WireJson
{
    public static T Parse<T>(string json)
        where T : IMessage, new() => JsonParser.Default.Parse<T>(json);

    /// <summary>Fails unless every field is equal. The order of a map's entries and the bits of a NaN carry no meaning.</summary>
    public static void AssertSame<T>(T expected, T actual)
        where T : IMessage<T>, new()
    {
        if (!Parse<T>(JsonFormatter.Default.Format(expected)).Equals(Parse<T>(JsonFormatter.Default.Format(actual))))
        {
            // For the difference in the test's output.
            Assert.Equal(JsonFormatter.Default.Format(expected), JsonFormatter.Default.Format(actual));
            Assert.Fail("The messages differ.");
        }
    }
}
