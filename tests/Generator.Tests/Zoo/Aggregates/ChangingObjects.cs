using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>An object that grows, and says what it holds in several ways.</summary>
public sealed class Shelf
{
    public double[] Items = [1, 2];

    public double Load { get; set; }

    public double First
    {
        get => Items[0];
        set => Items[0] = value;
    }

    public void Put(double item)
    {
        var items = new double[Items.Length + 1];
        Items.CopyTo(items, 1);
        items[0] = item;
        Items = items;
    }

    public double Set(double load)
    {
        Load = load;
        return Items.Length;
    }

    public Shelf Loaded(double by)
    {
        Load += by;
        return this;
    }
}

public struct Fuse
{
    public double Heat;
    public int Length;

    public void Burn()
    {
        for (int i = 0; i < Length; i++)
        {
            Length--;
            Heat *= 1.5;
        }
    }

    public double Set(double heat)
    {
        Heat = heat;
        return Length;
    }
}

/// <summary>Its operators write to its array.</summary>
public struct Tally(double first)
{
    public double[] Items = [first, 1];

    public static double operator *(Tally tally, double by)
    {
        tally.Items[0] *= by;
        return tally.Items[0];
    }

    public static implicit operator double(Tally tally) => tally.Items[1]++;
}

/// <summary>What is changed by methods and setters, where it is least expected.</summary>
public static partial class ChangingObjects
{
    /// <summary>Loops that change their own bounds do not count.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, 0.3), At(-0.2, 1.1)]
    public static double Bounds(double x, double y)
    {
        var shelf = new Shelf { Load = 6 };
        double sum = 0;
        for (int i = 0; i < shelf.Items.Length; i++)
        {
            sum += shelf.Items[i] * y;
            if (shelf.Items.Length < 5)
            {
                shelf.Put(x * i);
            }
        }

        for (int i = 0; i < (int)shelf.Load; i++)
        {
            shelf.Load -= 1;
            sum *= x + i;
        }

        var fuse = new Fuse { Heat = x * y, Length = 5 };
        fuse.Burn();
        return sum + fuse.Heat;
    }

    /// <summary>What is read before an element is written by a setter is what was there before.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, 0.3), At(-0.2, 1.1)]
    public static double Setters(double x, double y)
    {
        var shelf = new Shelf();
        shelf.Items[0] = x;
        return shelf.Items[0] * (shelf.First = x * y) + shelf.Items[0];
    }

    /// <summary>The same of operators.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, 0.3), At(-0.2, 1.1)]
    public static double Operators(double x, double y)
    {
        var tally = new Tally(x);
        double sum = tally.Items[0] * (tally * y) + tally.Items[0];
        return sum + tally.Items[1] * (double)tally * tally.Items[1] * x;
    }

    /// <summary>A member takes over what it is set to without a name of its own, on one path.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, 0.3, 1), At(-0.2, 1.1, 3)]
    public static double Conditions(double x, double y, int n)
    {
        var shelf = new Shelf { Load = x };
        var fuse = new Fuse { Heat = y, Length = 2 };
        double length = n > 2 ? shelf.Set(y) : fuse.Set(x);
        bool isSet = n < 2 && shelf.Set(2 * y) > 1;
        double sum = length * shelf.Load + (isSet ? fuse.Heat : x);
        int i = 0;
        while (shelf.Set(y) + i < 5)
        {
            sum *= shelf.Load;
            shelf.Load = x;
            i++;
        }

        return sum * shelf.Load;
    }

    private static Shelf Filled(Shelf shelf, double load)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        if (shelf is null)
        {
            throw new ArgumentNullException(nameof(shelf));
        }

        shelf.Load += load * shelf.Load;
        return shelf;
    }

    /// <summary>Guards that never hold, members that are tested, and what a method gives back to its caller.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(0.7, 0.3, 3), At(-0.2, 1.1, 1)]
    public static double Kept(double x, double y, int n)
    {
        var shelf = new Shelf { Load = x };
        Filled(shelf, y);
        for (int i = 0; i < n; i++)
        {
            if (shelf is { Load: > 0.8 } && shelf != null)
            {
                shelf.Loaded(y).Loaded(x);
            }
            else
            {
                shelf.Loaded(shelf.Load);
            }
        }

        return shelf is not null ? shelf.Load * x : y;
    }
}
