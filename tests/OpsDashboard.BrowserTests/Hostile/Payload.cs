namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>Where a payload runs when it is put there as it stands; nowhere means that it attacks something else than markup.</summary>
enum Place
{
    Nowhere,
    Html,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
    Link,
    Script,
    Style,
    Title,
    TextArea,
    Comment,
    Svg,
}

/// <summary>A text that somebody gives as a name.</summary>
/// <param name="Id">What it calls when it runs: <c>hit(Id)</c>, or a request to <c>/canary/Id</c>.</param>
/// <param name="Text">As it is fed in.</param>
/// <param name="Runs">Where it runs by itself, or when it is clicked (links), in a page that embeds it carelessly.</param>
sealed record Payload(int Id, string Class, string Text, Place Runs)
{
    /// <summary>A document that is as careless as a page can be.</summary>
    public string CarelessPage => Runs switch
    {
        Place.DoubleQuoted => $"<!doctype html><body><input value=\"{Text}\">",
        Place.SingleQuoted => $"<!doctype html><body><input value='{Text}'>",
        Place.Unquoted => $"<!doctype html><body><input value={Text}>",
        Place.Link => $"<!doctype html><body><a href=\"{Text}\">x</a><script>document.links[0].click()</script>",
        Place.Script => $"<!doctype html><body><script>var name = \"{Text}\";</script>",
        Place.Style => $"<!doctype html><style>.name {{ content: \"{Text}\" }}</style>",
        Place.Title => $"<!doctype html><title>{Text}</title>",
        Place.TextArea => $"<!doctype html><body><textarea>{Text}</textarea>",
        Place.Comment => $"<!doctype html><body><!-- {Text} -->",
        Place.Svg => $"<!doctype html><body><svg><text>{Text}</text></svg>",
        _ => $"<!doctype html><body>{Text}",
    };
}
