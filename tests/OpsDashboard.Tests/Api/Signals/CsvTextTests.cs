using System.Globalization;
using CsCheck;
using OpsDashboard.Api.Signals;

namespace OpsDashboard.Tests.Api.Signals;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("temperature", "temperature")]
    [InlineData("", "")]
    [InlineData("a=b", "a=b")]
    [InlineData("5 - 3", "5 - 3")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;=b", "\"a;=b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("|calc", "\"'|calc\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u00A0\u200B=1", "\"'\u00A0\u200B=1\"")]
    [InlineData("\uFEFF=1", "\"'\uFEFF=1\"")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("'=1", "\"''=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("＋1", "\"'＋1\"")]
    [InlineData("－1", "\"'－1\"")]
    [InlineData("＠A", "\"'＠A\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void Text_ThatASpreadsheetWouldRun_IsText(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    [Theory]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1e300, "1E+300")]
    public void Number_Always_StaysANumber(double number, string cell) => Assert.Equal(cell, CsvText.Cell(number));

    [Fact]
    public void Number_OfAGap_IsEmpty() => Assert.Equal("", CsvText.Cell((double?)null));

    [Fact]
    public void Number_Whichever_ReadsBackAsTheSame() =>
        Gen.Double.Where(double.IsFinite).Sample(number => double.Parse(CsvText.Cell(number), CultureInfo.InvariantCulture).Equals(number));
}
