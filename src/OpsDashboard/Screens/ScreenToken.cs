using System.Buffers.Text;
using System.Security.Cryptography;

namespace OpsDashboard.Screens;

/// <summary>What a screen's cookie holds: 256 random bits that nobody else has. Only its hash leaves this object.</summary>
sealed class ScreenToken
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "screen";

    private const int Bytes = 32;

    // Before the token of a screen that was withdrawn: it shows nothing until it is paired again, in any mode.
    private const string Marker = "p.";

    private ScreenToken(string secret, byte[] bytes, bool mustPair)
    {
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        CookieValue = mustPair ? Marker + secret : secret;
        (MustPair, Unmarked) = (mustPair, secret);
    }

    /// <summary>64 hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>What the screen shows.</summary>
    public string Code => ScreenCode.Of(Sha256);

    /// <summary>Whether it stands for a screen that was withdrawn.</summary>
    public bool MustPair { get; }

    /// <summary>For <c>Set-Cookie</c> and nothing else.</summary>
    public string CookieValue { get; }

    private string Unmarked { get; }

    public static ScreenToken New(bool mustPair = false)
    {
        var bytes = RandomNumberGenerator.GetBytes(Bytes);
        return new ScreenToken(Base64Url.EncodeToString(bytes), bytes, mustPair);
    }

    /// <summary>Null when it is none: then the screen gets another one.</summary>
    public static ScreenToken? Read(string? cookie)
    {
        var mustPair = cookie?.StartsWith(Marker, StringComparison.Ordinal) == true;
        var secret = mustPair ? cookie![Marker.Length..] : cookie;
        if (secret is not { Length: 43 } || !Base64Url.IsValid(secret))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(secret);
        // The same bits written otherwise would be a second cookie of one token.
        return bytes.Length == Bytes && Base64Url.EncodeToString(bytes) == secret ? new ScreenToken(secret, bytes, mustPair) : null;
    }

    /// <summary>The same token of a screen that is paired.</summary>
    public ScreenToken Paired() => MustPair ? Read(Unmarked)! : this;

    /// <summary>Never the token: what is printed may be kept.</summary>
    public override string ToString() => "token of a screen";
}
