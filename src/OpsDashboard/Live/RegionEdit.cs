using System.Text;

namespace OpsDashboard.Live;

/// <summary>How one HTML becomes the next. Between two minutes a tile differs in a few numbers: what stays as it was is not sent.</summary>
static class RegionEdit
{
    /// <summary>Parts on both sides together that are looked through for where they agree again.</summary>
    private const int Ahead = 64;

    /// <summary>Characters that a step costs beside its text, about.</summary>
    private const int StepCost = 10;

    /// <summary>Steps from <paramref name="old"/> to <paramref name="html"/>; null when they would save less than half.</summary>
    public static IReadOnlyList<EditStep>? Between(string old, string html)
    {
        var steps = Steps(old, html);
        return steps.Sum(step => step.Put.Length + StepCost) <= html.Length / 2 ? steps : null;
    }

    /// <summary>What the steps make of a text: the rule for clients.</summary>
    public static string Apply(string old, IEnumerable<EditStep> steps)
    {
        var (html, at) = (new StringBuilder(), 0);
        foreach (var (keep, drop, put) in steps)
        {
            html.Append(old, at, keep).Append(put);
            at += keep + drop;
        }

        return html.Append(old, at, old.Length - at).ToString();
    }

    // Greedy over tags and the texts between them: markup of one component agrees again within a few parts. Where it does not,
    // the steps are longer than need be, and still right.
    private static List<EditStep> Steps(string old, string html)
    {
        var (before, after) = (new Parts(old), new Parts(html));
        var steps = new List<EditStep>();
        for (int i = 0, j = 0, kept = 0; i < before.Count || j < after.Count;)
        {
            if (Agree(before, i, after, j))
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (gone, come) = NextAgreement(before, i, after, j);
            var step = Trimmed(before.Text(i, gone), after.Text(j, come), before.Start(i) - kept);
            steps.Add(step);
            kept += step.Keep + step.Drop;
            (i, j) = (i + gone, j + come);
        }

        return steps;
    }

    private static bool Agree(Parts before, int i, Parts after, int j) =>
        i < before.Count && j < after.Count && before.Text(i, 1).SequenceEqual(after.Text(j, 1));

    private static (int Gone, int Come) NextAgreement(Parts before, int i, Parts after, int j)
    {
        for (var both = 1; both <= Ahead; both++)
        {
            for (var gone = Math.Max(0, both - (after.Count - j)); gone <= Math.Min(both, before.Count - i); gone++)
            {
                if (Agree(before, i + gone, after, j + both - gone))
                {
                    return (gone, both - gone);
                }
            }
        }

        return (before.Count - i, after.Count - j);
    }

    // Characters that agree at both ends are kept too, but never half of a surrogate pair: JSON has no place for one.
    private static EditStep Trimmed(ReadOnlySpan<char> gone, ReadOnlySpan<char> come, int keep)
    {
        var head = gone.CommonPrefixLength(come);
        head -= head > 0 && char.IsHighSurrogate(come[head - 1]) ? 1 : 0;
        var tail = 0;
        for (var most = Math.Min(gone.Length, come.Length) - head; tail < most && gone[^(tail + 1)] == come[^(tail + 1)];)
        {
            tail++;
        }

        tail -= tail > 0 && char.IsLowSurrogate(come[^tail]) ? 1 : 0;
        return new EditStep(keep + head, gone.Length - head - tail, come[head..^tail].ToString());
    }

    /// <summary>Tags, and the texts between them.</summary>
    private sealed class Parts
    {
        private readonly string _text;
        private readonly List<int> _starts = [];

        public Parts(string text)
        {
            _text = text;
            for (var at = 0; at < text.Length;)
            {
                _starts.Add(at);
                var end = text[at] == '<' ? text.IndexOf('>', at) + 1 : text.IndexOf('<', at);
                at = end > at ? end : text.Length;
            }
        }

        public int Count => _starts.Count;

        public int Start(int part) => part < _starts.Count ? _starts[part] : _text.Length;

        public ReadOnlySpan<char> Text(int first, int count) => _text.AsSpan(Start(first)..Start(first + count));
    }
}
