using System.Net;
using System.Net.Sockets;

namespace OpsDashboard.Live;

/// <summary>Counts who holds a place, in total and by address. An address is forgotten with its last place, so there are never more than places.</summary>
/// <param name="most">Places in total.</param>
/// <param name="mostOfOne">Places of one address.</param>
sealed class Places(int most, int mostOfOne)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _taken;

    /// <summary>Places taken now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place, or says which bound was met.</summary>
    /// <param name="address">Null when it is not known: only the total is then looked at.</param>
    public PlaceAnswer Take(IPAddress? address)
    {
        lock (_gate)
        {
            if (_taken >= most)
            {
                return PlaceAnswer.AllTaken;
            }

            if (Owner(address) is { } owner)
            {
                var held = _byAddress.GetValueOrDefault(owner);
                if (held >= mostOfOne)
                {
                    return PlaceAnswer.AddressFull;
                }

                _byAddress[owner] = held + 1;
            }

            _taken++;
            return PlaceAnswer.Taken;
        }
    }

    /// <summary>Gives back what <see cref="Take"/> took for that address.</summary>
    public void Free(IPAddress? address)
    {
        lock (_gate)
        {
            _taken--;
            if (Owner(address) is { } owner && --_byAddress[owner] == 0)
            {
                _byAddress.Remove(owner);
            }
        }
    }

    /// <summary>Who counts as one: an IPv4 address, or a network of 64 bits, of which each IPv6 machine has one for itself.</summary>
    public static IPAddress? Owner(IPAddress? address)
    {
        if (address is null || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}

/// <summary>Whether there was a place.</summary>
enum PlaceAnswer
{
    Taken,

    /// <summary>The total is reached.</summary>
    AllTaken,

    /// <summary>This address has as many as one may have.</summary>
    AddressFull,
}
