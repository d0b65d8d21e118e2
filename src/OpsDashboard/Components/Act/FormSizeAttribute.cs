using Microsoft.AspNetCore.Http.Metadata;

namespace OpsDashboard.Components.Act;

/// <summary>Bounds what a page's forms may bring. The framework refuses more before anything reads it.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class FormSizeAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>A note of the longest kind with every byte percent-encoded, and the fields beside it.</summary>
    public const int MostBytes = 64 * 1024;

    public long? MaxRequestBodySize => MostBytes;
}
