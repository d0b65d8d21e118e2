using System.Buffers;

namespace OpsDashboard.Workspace.Checks;

/// <summary>Whether a text may become a link: another scheme could run a script in the browser of who follows it.</summary>
static class WebAddress
{
    private static readonly SearchValues<char> Unencoded = SearchValues.Create(" <>\"\\^`{|}");

    public static bool IsLink(string text, bool mail = false) =>
        !text.AsSpan().ContainsAny(Unencoded)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && text.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase)
        && (IsWeb(uri) || (mail && uri.Scheme == Uri.UriSchemeMailto && uri.UserInfo.Length > 0 && uri.Host.Length > 0));

    // A user before the host is a password in the journal, or a host that only looks like another one.
    private static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}
