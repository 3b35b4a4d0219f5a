using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Arguments for a program, and a direction to move them in.</summary>
internal sealed class Point
{
    private readonly Subject subject;
    private readonly object?[] arguments;

    public Point(Subject subject, FuzzProgram program, int number)
    {
        this.subject = subject;
        arguments = [.. subject.Parameters.Select(parameter =>
            Argument(parameter.ParameterType, Rng.For(program.Seed, Rng.Hash(parameter.Name + number))))];
        X = [.. Active.SelectMany(Flat.Of)];
        Direction = [.. subject.Active.SelectMany(position => DirectionOf(position, program.Seed))];
    }

    /// <summary>The active arguments, one after the other.</summary>
    public double[] X { get; }

    public double[] Direction { get; }

    public object[] Tangents => Unflatten(Direction);

    private object[] Active => [.. subject.Active.Select(position => arguments[position]!)];

    /// <summary>Arguments of its own for each call, since the method may write to them.</summary>
    public object?[] Arguments() => [.. arguments.Select(Flat.Copy)];

    /// <summary>The value at a distance along the direction.</summary>
    public double ValueAt(double distance)
    {
        var moved = Arguments();
        double[] x = [.. X.Zip(Direction, (value, d) => value + (distance * d))];
        if (!subject.IsSingle)
        {
            Set(moved, Unflatten(x));
            return (double)subject.Value(moved);
        }

        object[] twins = [.. Active.Zip(subject.Active, (value, position) => subject.TwinArgument(position, value))];
        Set(moved, Unflatten(x, twins));
        for (int i = 0; i < moved.Length; i++)
            moved[i] = subject.TwinArgument(i, moved[i]!);
        return subject.TwinValue(moved);
    }

    private void Set(object?[] target, object[] active)
    {
        foreach (var (position, value) in subject.Active.Zip(active))
            target[position] = value;
    }

    private object[] Unflatten(double[] x) => Unflatten(x, Active);

    private static object[] Unflatten(double[] x, object[] like)
    {
        int start = 0;
        return [.. like.Select(value =>
        {
            int length = Flat.Of(value).Length;
            start += length;
            return Flat.Like(value, x.AsSpan(start - length, length));
        })];
    }

    /// <summary>Never the same twice, so that no sum of gradients hides another.</summary>
    private double[] DirectionOf(int position, ulong seed)
    {
        var random = Rng.For(seed, Rng.Hash("direction of " + subject.Parameters[position].Name));
        return [.. Flat.Of(arguments[position]).Select(_ => random.Uniform(0.3, 1) * (random.Chance(50) ? 1 : -1)).Select(d => (double)(float)d)];
    }

    private static object? Argument(Type type, Rng random) =>
        type == typeof(double) ? random.Uniform(-1.6, 1.6)
        : type == typeof(float) ? (float)random.Uniform(-1.6, 1.6)
        : type == typeof(int) ? random.Between(0, 4)
        : type == typeof(bool) ? random.Chance(50)
        : throw new NotSupportedException(type.ToString());
}
