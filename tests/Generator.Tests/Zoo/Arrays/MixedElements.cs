using System;
using System.Linq;
using System.Numerics;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

public enum Phase
{
    Free,
    Bound,
    Frozen,
}

/// <summary>Numbers beside what carries no derivative.</summary>
public struct Grain
{
    public double X;

    public double V;

    public int Count;

    public bool IsAlive;

    public Phase Phase;

    public string? Name;

    [NoGrad]
    public double Mass;

    public readonly bool IsFast => V * V > Count;

    public readonly double Energy => Count * V * V * Mass;

    public void Step(double dt)
    {
        X += dt * V;
        Count++;
        IsAlive ^= true;
    }
}

/// <summary>An edge of a graph: what cannot be set is made anew.</summary>
public readonly record struct Arc(int From, int To, double Weight);

/// <summary>A node of a list, with numbers of two precisions.</summary>
public struct Node<T>
    where T : struct, INumber<T>
{
    public T Value { get; set; }

    public byte Next { get; set; }

    public float Scale { get; set; }
}

/// <summary>Members that carry no derivative, inside of a structure and beside it.</summary>
public struct Crystal
{
    public Grain Seed { get; set; }

    public long Id;

    public double Size;
}

/// <summary>Elements that hold more than numbers. An array is written as the number of its elements by that of their members.</summary>
public static partial class MixedElements
{
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x7 = 1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2  0.3 2 1 1 2 5 0.7  3 4 2 1 1 3 0.2"), At("0x7")]
    public static double Read(Grain[] grains)
    {
        double sum = 1;
        for (int i = 0; i < grains.Length; i++)
        {
            if (!grains[i].IsAlive)
            {
                continue;
            }

            sum += grains[i].Count * grains[i].X * grains[i].V + grains[i].Mass * grains[i].X;
            sum += grains[i].Phase == Phase.Bound ? grains[i].X * grains[i].X : grains[i].V;
            switch (grains[i].Phase)
            {
                case Phase.Free:
                    sum *= grains[i].X;
                    break;
                case Phase.Frozen:
                    sum += grains[i].V * sum;
                    break;
            }
        }

        return sum;
    }

    /// <summary>What conditions and factors are read from is written behind them.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x7 = 1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2  0.3 2 1 1 2 5 0.7  3 4 2 0 1 3 0.2", 0.3)]
    public static double Written(Grain[] grains, double dt)
    {
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < grains.Length; i++)
            {
                if (grains[i].IsAlive)
                {
                    grains[i].X += dt * grains[i].V * grains[i].Count;
                }
                else
                {
                    grains[i] = new Grain { X = grains[i].V * dt, V = grains[i].X, Count = grains[i].Count + 1, IsAlive = true };
                }

                grains[i].Count++;
                grains[i].IsAlive = !grains[i].IsAlive || grains[i].Count % 3 == 0;
                grains[i].Mass *= 2;
                grains[i].Phase = grains[i].Count > 4 ? Phase.Frozen : grains[i].Phase;
                (grains[0], grains[i]) = (grains[i], grains[0]);
                if (grains[i].Name != null && grains[0].Phase != Phase.Frozen)
                {
                    grains[i].V *= grains[i].X * grains[i].Mass;
                }
            }
        }

        Grain last = grains[^1];
        last.Count += 7;
        grains[0] = last;
        return grains[0].X * grains[0].Count + grains[1].V * grains[1].Count + grains[2].X;
    }

    /// <summary>Members that say which elements are read.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3 = 0 1 0.5  1 2 0.7  2 0 1.5  1 0 2", "3 in 0.5..2")]
    public static double Graph(Arc[] arcs, double[] x)
    {
        double sum = 0;
        foreach (Arc arc in arcs)
        {
            sum += arc.Weight * x[arc.From] * x[arc.To];
        }

        for (int i = 1; i < arcs.Length; i++)
        {
            x[arcs[i].To] *= arcs[i - 1].Weight;
            arcs[i] = arcs[i] with { From = arcs[i - 1].To, Weight = sum * arcs[i].Weight };
        }

        foreach (var (from, to, weight) in arcs)
        {
            sum += weight * x[from] * x[to];
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3 = 1.2 2 0.5  0.7 3 2  1.1 1 0.3  0.4 0 1.7", 0.8)]
    public static double List(Node<double>[] nodes, double x)
    {
        double sum = 0;
        for (int i = 0, n = 0; n < 6; n++, i = nodes[i].Next)
        {
            sum += nodes[i].Value * x * nodes[i].Scale;
            nodes[i].Value *= sum;
            nodes[i].Scale *= 0.5f;
            nodes[i].Next = (byte)((nodes[i].Next + n) % nodes.Length);
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x9 = 1 2 3 1 0 7 1.5 4 0.8  0.5 1 2 0 1 1 2 5 1.3  0.3 2 1 1 2 5 0.7 6 2.1", 0.6)]
    public static double Nested(Span<Crystal> crystals, double x)
    {
        for (int i = 1; i < crystals.Length; i++)
        {
            crystals[i].Seed = crystals[i - 1].Seed with { X = x * crystals[i].Seed.V, Count = (int)crystals[i].Id };
            crystals[i].Id += crystals[i - 1].Id;
            crystals[i].Size *= crystals[i].Id * crystals[i - 1].Size;
        }

        return crystals[1].Seed.X * crystals[2].Seed.Count + crystals[0].Size * crystals[2].Size * crystals[1].Seed.V;
    }

    /// <summary>Other names of elements and of their members.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x7 = 1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2  0.3 2 1 1 2 5 0.7", 0.1)]
    public static double Referred(Grain[] grains, double x)
    {
        for (int i = 0; i < grains.Length; i++)
        {
            ref Grain grain = ref grains[i];
            grain.X += grain.V * x;
            grain.Step(x);
            grains[i].Step(grain.X);
            if (grains[i].IsFast)
            {
                x *= grains[i].Energy;
            }

            Count(ref grains[i].Count, ref grains[i].X);
            Move(ref grains[i]);
            ref int count = ref grain.Count;
            count += 2;
        }

        return grains[0].X * grains[0].Count * x + grains[1].X + grains[2].V;
    }

    private static void Count(ref int count, ref double x)
    {
        count += 2;
        x *= count;
    }

    private static void Move(ref Grain grain) => grain = grain with { X = grain.V * grain.Count + grain.X, Count = grain.Count - 1 };

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(1.3, 0.7, 4)]
    public static double Own(double x, double y, int n)
    {
        var pairs = new (double Weight, int Index, string Name)[n];
        for (int i = 0; i < n; i++)
        {
            pairs[i] = (x * i + y, n - 1 - i, "no" + i);
        }

        var copy = ((double Weight, int Index, string Name)[])pairs.Clone();
        Array.Reverse(pairs);
        Array.Clear(copy, 1, 1);
        Array.Copy(pairs, 1, pairs, 0, 2);
        (double Weight, int Index, string Name)[] all = [.. copy.AsSpan(1..), pairs[0], (x * y, 1, "")];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += pairs[pairs[i].Index].Weight * y + all[i].Weight * all[i].Index;
            if (pairs[i].Name.Length > 2 && !string.IsNullOrEmpty(all[i].Name))
            {
                sum *= x;
            }
        }

        return sum;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x7 = 1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2  0.3 2 1 1 2 5 0.7", 0.4)]
    public static double Queries(Grain[] grains, double x)
    {
        double sum = grains.Sum(grain => grain.X * grain.Count) + grains.Where(grain => grain.IsAlive).Sum(grain => grain.V * x);
        sum *= grains.Max(grain => grain.X) * grains.Count(grain => grain.IsAlive);
        if (grains.Any(grain => grain.Count > 2))
        {
            sum *= x;
        }

        return sum + grains.First(grain => grain.Phase == Phase.Bound).X;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("3x7 = 1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2  0.3 2 1 1 2 5 0.7", 0.4)]
    public static double Matched(Grain[] grains, double x)
    {
        double sum = 0;
        for (int i = 0; i < grains.Length; i++)
        {
            if (grains[i] is { IsAlive: true, Count: > 2 })
            {
                sum += grains[i].X;
            }

            sum += grains[i] switch
            {
                { Phase: Phase.Bound } => grains[i].V * x,
                { Name: "5" or null } => x,
                _ => grains[i].X * x,
            };
            sum *= $"{grains[i].Name}/{grains[i].Count:D3}".Length;
            grains[i].Name += grains[i].Count;
        }

        return sum * grains[1].Name!.Length;
    }

    /// <summary>Matrices, rows and spans of them.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3 = 0 1 0.5  1 2 0.7  2 0 1.5  1 0 2", "3x3 = 1 1 0.4  0 2 0.9  2 2 1.1", 0.6)]
    public static double Memory(Span<Arc> arcs, ReadOnlySpan<Arc> others, double x)
    {
        var grid = new Grain[2, 2];
        Grain[][] rows = [new Grain[2], [new Grain { X = x, Count = 3 }, default]];
        grid[0, 1] = new Grain { V = arcs[1].Weight * x, Count = arcs[1].To, IsAlive = true };
        rows[1][0].X *= grid[0, 1].V * grid[0, 1].Count;
        rows[0][1] = grid[0, 1];
        (rows[0], rows[1]) = (rows[1], rows[0]);
        arcs[0] = others[arcs[0].To];
        arcs.Slice(2).CopyTo(arcs[1..]);
        Span<Arc> part = arcs[2..];
        part.Fill(new Arc(1, 0, arcs[0].Weight * x));
        Arc[] copy = [.. part, others[0], default];
        return rows[0][0].X * rows[1][1].V * rows[1][1].Count + arcs[1].Weight * arcs[1].To + copy[0].Weight * copy[copy[1].From].Weight * others.ToArray()[2].Weight * copy.Length;
    }

    [Differentiable(Vjp | Jvp)]
    [At("4x3 = 0 1 0.5  1 2 0.7  2 0 1.5  1 0 2", 0.6)]
    public static Arc[] Result(Arc[] arcs, double x)
    {
        var scaled = new Arc[arcs.Length];
        for (int i = 0; i < arcs.Length; i++)
        {
            scaled[i] = new Arc(arcs[i].To, i, x * arcs[i].Weight * arcs[arcs[i].From].Weight);
        }

        return scaled;
    }

    /// <summary>Segments that are computed again find what they found before.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("2x7 = 0.1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2", 0.9, 7)]
    public static double Checkpointed(Grain[] grains, double x, int n)
    {
        foreach (int i in Checkpoint.Range(0, n))
        {
            grains[i % 2].X = Math.Sin(grains[grains[i % 2].Count % 2].X) * x * grains[i % 2].Mass;
            grains[i % 2].Count += i;
            grains[i % 2].Mass *= 1.1;
        }

        return grains[0].X * grains[1].X * grains[0].Count;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, "2x7 = 0.1 2 3 1 0 7 1.5  0.5 1 2 0 1 1 2")]
    public static double Inactive(double x, [NoGrad] Grain[] grains)
    {
        double sum = 0;
        foreach (Grain grain in grains)
        {
            if (grain.IsAlive && grain.Name!.Length > 0)
            {
                sum += grain.X * x * x * grain.Count;
            }
        }

        foreach (var (name, weight) in Table)
        {
            if (name.StartsWith('a'))
            {
                sum += weight * x;
            }
        }

        return sum * (Table[0].Name.Length + grains[1].Mass) + Weight(Table, "b") * x;
    }

    private static readonly (string Name, double Weight)[] Table = [("abc", 2), ("b", 3)];

    private static double Weight((string Name, double Weight)[] table, string name)
    {
        foreach (var entry in table)
        {
            if (entry.Name == name)
            {
                return entry.Weight;
            }
        }

        return 1;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At("4x3 = 3 1 0.5  1 2 0.7  2 0 1.5  1 0 2", 0, 0.6)]
    public static double Recursive(Arc[] arcs, int i, double x) =>
        i >= arcs.Length ? x : arcs[i].Weight * arcs[i].From * Recursive(arcs, i + 1, x * arcs[i].Weight);
}
