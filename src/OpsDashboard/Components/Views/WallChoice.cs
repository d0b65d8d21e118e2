namespace OpsDashboard.Components.Views;

/// <summary>What a wall screen is asked to show by its address: <c>/wall?view=criteria&amp;size=hall</c>.</summary>
/// <param name="View">One of <see cref="Views"/>.</param>
/// <param name="Size">One of <see cref="Sizes"/>.</param>
/// <param name="Wrong">What cannot be understood; a screen has nobody who guesses, so it is said instead of ignored.</param>
public sealed record WallChoice(string View, string Size, ValueList<WrongWord> Wrong)
{
    /// <summary>The views; the first is shown without a choice.</summary>
    public static readonly ValueList<string> Views = ["overview", "criteria", "phases", "incident"];

    /// <summary>The sizes by where people stand, near to far.</summary>
    public static readonly ValueList<string> Sizes = ["desk", "room", "hall"];

    private const string UsualSize = "room";

    /// <summary>From a request's query; nothing and an empty word mean the usual.</summary>
    public static WallChoice Of(IQueryCollection query)
    {
        var (view, wrongView) = Word(query, "view", Views, Views[0]);
        var (size, wrongSize) = Word(query, "size", Sizes, UsualSize);
        return new WallChoice(view, size, new[] { wrongView, wrongSize }.OfType<WrongWord>().ToValueList());
    }

    private static (string Word, WrongWord? Wrong) Word(IQueryCollection query, string name, ValueList<string> allowed, string usual)
    {
        var found = query[name];
        return found.Count switch
        {
            0 => (usual, null),
            1 when string.IsNullOrEmpty(found[0]) => (usual, null),
            1 when allowed.Contains(found[0]!) => (found[0]!, null),
            _ => (usual, WrongWord.Of(name, string.Join(", ", found.AsEnumerable()), allowed)),
        };
    }
}

/// <summary>A word of the address that is not known.</summary>
/// <param name="Name">Of the query parameter.</param>
/// <param name="Found">Untrusted; its beginning.</param>
/// <param name="Allowed">What it may be.</param>
public sealed record WrongWord(string Name, string Found, ValueList<string> Allowed)
{
    private const int FoundLength = 60;

    public static WrongWord Of(string name, string found, ValueList<string> allowed) =>
        new(name, found.Length > FoundLength ? $"{found[..FoundLength]}…" : found, allowed);
}
