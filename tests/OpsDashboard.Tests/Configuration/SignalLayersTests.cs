using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Configuration;

public sealed class SignalLayersTests
{
    [Theory]
    [InlineData("metric.type = \"logging.googleapis.com/user/x\"", SignalLayer.Application)]
    [InlineData("metric.type = \"custom.googleapis.com/x\"", SignalLayer.Application)]
    [InlineData("metric.type = \"logging.googleapis.com/log_entry_count\"", SignalLayer.Infrastructure)]
    [InlineData("metric.type = \"cloudsql.googleapis.com/x\" AND resource.labels.y = \"custom.googleapis.com/\"", SignalLayer.Infrastructure)]
    [InlineData("", SignalLayer.Application)]
    public void Layer_OfASignalThatDoesNotSayIt_FollowsFromItsMetric(string filter, SignalLayer layer) => Assert.Equal(layer, SignalLayers.Of(filter));
}
