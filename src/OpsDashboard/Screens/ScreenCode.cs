using System.Buffers.Binary;

namespace OpsDashboard.Screens;

/// <summary>What a screen shows so that somebody can say which one it is: <c>K7M 4QX</c>, 30 bits of its token's hash.</summary>
/// <remarks>Of the hash, not chosen: a screen that is not paired needs nothing stored, and keeps its code when the program restarts.</remarks>
static class ScreenCode
{
    /// <summary>Without I, O, 0 and 1, which are taken for one another across a room.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int Length = 6;

    /// <summary>Typed characters that are looked at, spaces and dashes among them.</summary>
    private const int MostTyped = 40;

    /// <param name="tokenSha256">64 hexadecimal digits.</param>
    public static string Of(string tokenSha256)
    {
        var bits = BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(tokenSha256.AsSpan(0, 8))) >> 2;
        return Spaced(string.Create(Length, bits, (letters, left) =>
        {
            for (var i = Length - 1; i >= 0; i--, left >>= 5)
            {
                letters[i] = Alphabet[(int)(left & 31)];
            }
        }));
    }

    /// <summary>A code as it is typed, in any case, with or without space or dash; null when it can be none.</summary>
    public static string? Read(string typed)
    {
        if (typed.Length > MostTyped)
        {
            return null;
        }

        var letters = new string([.. typed.Where(letter => !char.IsWhiteSpace(letter) && letter != '-').Select(char.ToUpperInvariant)]);
        return letters.Length == Length && letters.All(Alphabet.Contains) ? Spaced(letters) : null;
    }

    private static string Spaced(string letters) => $"{letters[..3]} {letters[3..]}";
}
