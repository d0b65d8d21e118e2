namespace OpsDashboard.BrowserTests.Support;

/// <summary>Where a page is looked at, in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsPhone = false)
{
    public static readonly Screen Laptop = new("1280", 1280, 900);
    public static readonly Screen Desk = new("1920", 1920, 1080);
    public static readonly Screen Phone = new("phone", 390, 844, IsPhone: true);

    /// <summary>A window of 1280 × 900 at 200 %.</summary>
    public static readonly Screen Zoomed = new("200 %", 640, 450);

    internal void Apply(BrowserNewContextOptions options)
    {
        options.ViewportSize = new ViewportSize { Width = Width, Height = Height };
        options.DeviceScaleFactor = IsPhone ? 2 : 1;
        options.IsMobile = IsPhone;
        options.HasTouch = IsPhone;
    }

    public override string ToString() => Name;
}
