using OpsDashboard.Workspace;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Tests.Workspace.Checks;

public sealed class FieldsTests
{
    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("  Ann  ", "Ann")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("**bold** `code` | = cmd", "**bold** `code` | = cmd")]
    [InlineData("Zoë 李 👩‍🚒", "Zoë 李 👩‍🚒")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void Line_SafeOrAbsent_IsTaken(string? value, string? expected)
    {
        var fields = new Fields();

        Assert.Equal(expected, fields.Line("by", value, 80));
        Assert.True(fields.AreValid);
    }

    [Theory]
    [InlineData("a\nb", "found the character U+000A, must be printable text on one line")]
    [InlineData("a\rb", "found the character U+000D, must be printable text on one line")]
    [InlineData("a\0b", "found the character U+0000, must be printable text on one line")]
    [InlineData("a\u001b[31mb", "found the character U+001B, must be printable text on one line")]
    [InlineData("a\u0085b", "found the character U+0085, must be printable text on one line")]
    [InlineData("a\u2028b", "found the character U+2028, must be printable text on one line")]
    [InlineData("a\u202eb", "found the character U+202E, must be printable text on one line")]
    [InlineData("a\u2066b", "found the character U+2066, must be printable text on one line")]
    public void Line_Unsafe_IsRefused(string value, string expected) => Assert.Equal(expected, FaultOf(fields => fields.Line("by", value, 80)));

    [Theory]
    [InlineData('\ud83d', "found half of a surrogate pair (U+D83D), must be printable text on one line")]
    [InlineData('\ude00', "found half of a surrogate pair (U+DE00), must be printable text on one line")]
    public void Line_HalfAPair_IsRefused(char half, string expected) => Assert.Equal(expected, FaultOf(fields => fields.Line("by", $"a{half}b", 80)));

    [Fact]
    public void Line_AtAndAboveTheLimit_CountsCharactersNotUnits()
    {
        var fields = new Fields();

        Assert.NotNull(fields.Line("by", string.Concat(Enumerable.Repeat("👩", 80)), 80));
        Assert.True(fields.AreValid);
        Assert.Equal("found 81 characters, must be at most 80", FaultOf(other => other.Line("by", new string('x', 81), 80)));
        Assert.Equal("found an empty text, must be a text on one line", FaultOf(other => other.Line("by", "", 80, required: true)));
    }

    [Theory]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("a\u202eb", "a\u202eb")]
    [InlineData("# <b>x</b>\n\n[a](javascript:alert(1))", "# <b>x</b>\n\n[a](javascript:alert(1))")]
    public void LongText_SafeOrOnlyMarkup_IsData(string value, string expected)
    {
        var fields = new Fields();

        Assert.Equal(expected, fields.LongText("text", value, 16384));
        Assert.True(fields.AreValid);
    }

    [Theory]
    [InlineData("a\rb", "found the character U+000D, must be text without control characters other than line feed and tab")]
    [InlineData("a\0", "found the character U+0000, must be text without control characters other than line feed and tab")]
    [InlineData("\u0007", "found the character U+0007, must be text without control characters other than line feed and tab")]
    [InlineData(" \n ", "found an empty text, must be a text")]
    [InlineData(null, "found nothing, must be a text")]
    public void LongText_UnsafeOrAbsent_IsRefused(string? value, string expected) => Assert.Equal(expected, FaultOf(fields => fields.LongText("text", value, 16384)));

    [Fact]
    public void LongText_AtAndAboveTheLimit_CountsBytes()
    {
        var fields = new Fields();

        Assert.NotNull(fields.LongText("text", new string('é', 8192), 16384));
        Assert.True(fields.AreValid);
        Assert.Equal("found 16386 bytes in UTF-8, must be at most 16384", FaultOf(other => other.LongText("text", new string('é', 8193), 16384)));
    }

    [Theory]
    [InlineData("https://ci.example/runs/1?a=b#c", false, true)]
    [InlineData("http://10.0.0.7:8080/", false, true)]
    [InlineData("HTTPS://ci.example", false, true)]
    [InlineData("mailto:ann@example.org", true, true)]
    [InlineData("mailto:ann@example.org", false, false)]
    [InlineData("mailto:", true, false)]
    [InlineData("javascript:alert(1)", true, false)]
    [InlineData("data:text/html,x", true, false)]
    [InlineData("file:///etc/passwd", true, false)]
    [InlineData("/runs/1", false, false)]
    [InlineData("//ci.example/1", false, false)]
    [InlineData("ci.example", false, false)]
    [InlineData("https://", false, false)]
    [InlineData("https://user:secret@ci.example/", false, false)]
    [InlineData("https://ci.example@evil.example/", false, false)]
    [InlineData("https://ci.example/\"onclick=x", false, false)]
    [InlineData("https://ci.example/<b>", false, false)]
    [InlineData("https:\\\\ci.example", false, false)]
    [InlineData("https://ci.example/a b", false, false)]
    [InlineData("https://ci.example/\u202e", false, false)]
    public void Link_OfAnyForm_IsTakenOnlyWhenItIsHarmless(string value, bool mail, bool taken)
    {
        var fields = new Fields();

        Assert.Equal(taken ? value : null, fields.Link("link", value, mail: mail));
        Assert.Equal(taken, fields.AreValid);
    }

    [Fact]
    public void Link_Refused_NeverRepeatsAPassword() =>
        Assert.Equal("found https://…@ci.example/, must be an absolute http or https address without user and password", FaultOf(fields => fields.Link("link", "https://ann:secret@ci.example/")));

    [Fact]
    public void Link_Long_IsRefused() => Assert.Equal("found 2049 characters, must be at most 2048", FaultOf(fields => fields.Link("link", "https://ci.example/" + new string('a', 2030))));

    [Fact]
    public void Faults_WithoutEnd_AreBounded()
    {
        var fields = new Fields();
        for (var i = 0; i < 1000; i++)
        {
            fields.Fault($"f{i}", "x", "must be y");
        }

        Assert.Equal(Limits.Faults, fields.Refusal.Faults.Count);
    }

    private static string FaultOf(Action<Fields> read)
    {
        var fields = new Fields();
        read(fields);
        return Assert.Single(fields.Refusal.Faults).Message;
    }
}
