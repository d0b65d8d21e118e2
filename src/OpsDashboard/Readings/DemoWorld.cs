using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Readings;

/// <summary>The emulator inside this program: its clock, and what people changed in its world. Absent against a real project.</summary>
public sealed record DemoWorld(ScenarioClock Clock, EmulatorControls Controls);
