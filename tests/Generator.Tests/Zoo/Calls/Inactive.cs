using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>What depends on nothing active may be anything.</summary>
public static partial class Inactive
{
    private sealed class Settings
    {
        public int Order { get; set; }

        public string? Name { get; set; }

        public Settings? Next { get; set; }
    }

    private static int calls;

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double Objects(double x, int n)
    {
        var settings = new Settings { Order = n + 1, Name = n > 1 ? "long" : null };
        int length = settings.Name?.Length ?? 2;
        int order = settings.Next?.Order ?? settings.Order;
        return x * length + Math.Pow(x, order);
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 0)]
    public static double Text(double x, int n)
    {
        string text = $"{n:00} and {n + 1}";
        int? count = text.Length > 3 ? n : null;
        count = count + 2;
        return x * text.Length + x * x * (count ?? 1) * typeof(double).Name.Length;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Tables(double x, int n)
    {
        var table = new Dictionary<string, int> { ["a"] = 3, ["b"] = n };
        var names = new[] { "a", "b" };
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            table["b"] += 1;
            sum += Math.Sin(x * table[names[i % 2]]) * names.Count();
        }

        return sum * table.Values.Sum() * names[^1].Length;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 30)]
    public static double Texts(double x, int n)
    {
        var counts = new Dictionary<string, int>
        {
            ["a"] = n, // one
            ["b"]/* another */= 2,
        };
        string lines = string.Concat(@"two
            lines", n.ToString());
        string text = $"{counts.Values.Sum()} of {counts.Keys.First()}";
        return x * x * text.Length * lines.Length;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Checked(double x, int n)
    {
        int product = checked(n * (n + 5));
        int hash = unchecked((n + int.MaxValue) * 31) % 7;
        checked
        {
            product = product * 2 + hash;
        }

        calls++;
        calls = 0;
        return x * product + x * x * hash;
    }

    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Letters(double x, int n)
    {
        double sum = 0;
        foreach (char letter in "aXbYc")
        {
            if (char.IsUpper(letter))
                continue;
            sum = sum * x + letter - 'a' + 1;
        }

        foreach (int weight in new[] { 1, 2, 3 })
        {
            if (weight > n)
                return sum;
            sum *= weight + x;
        }

        return sum * sum;
    }

    /// <summary>What is disposed at the end of the method is open until then.</summary>
    [Differentiable(ValueAndGrad | Vjp | Jvp)]
    [At(0.7, 3), At(0.7, 1)]
    public static double Disposed(double x, int n)
    {
        if (n == 1)
            return x;
        using var resource = new Resource(n);
        return x * resource.Weight + x * x * resource.Weight;
    }

    private sealed class Resource(int n) : IDisposable
    {
        private bool isOpen = true;

        public int Weight => isOpen ? n : throw new ObjectDisposedException(nameof(Resource));

        public void Dispose() => isOpen = false;
    }
}
