using System.Runtime.CompilerServices;
using AutoDiffGen.Fuzz.Building;
using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Checking;

/// <summary>Arguments for a program, and a direction to move them in.</summary>
internal sealed class Point
{
    private readonly Subject subject;
    private readonly FuzzProgram program;
    private readonly int number;
    private readonly object?[] arguments;
    private readonly object?[] twinArguments;

    public Point(Subject subject, FuzzProgram program, int number)
    {
        (this.subject, this.program, this.number) = (subject, program, number);
        arguments = [.. subject.Parameters.Select(parameter => Argument(parameter.ParameterType, parameter.Position))];
        twinArguments = [.. subject.Parameters.Select(parameter => Argument(subject.TwinType(parameter.Position), parameter.Position))];
        X = [.. Active.SelectMany(Flat.Of)];
        object Argument(Type type, int position) =>
            Sample.Of(type, Rng.For(program.Seed, Rng.Hash(subject.Parameters[position].Name + number)));

        Direction = [.. subject.Active.SelectMany(position => DirectionOf(position, program.Seed))];
    }

    /// <summary>The active arguments, one after the other.</summary>
    public double[] X { get; }

    public double[] Direction { get; }

    /// <summary>Whether the program computes nothing but finite numbers here.</summary>
    public bool IsFinite => FiniteProbe.IsFinite(program, number);

    public object[] Tangents => ScaledTangents(1);

    private object[] Active => [.. subject.Active.Select(position => arguments[position]!)];

    public object[] ScaledTangents(double scale) => Unflatten([.. Direction.Select(d => scale * d)]);

    /// <summary>The derivative along the direction.</summary>
    public double Along(double[] gradient) => gradient.Zip(Direction, (g, d) => g * d).Sum();

    /// <summary>Arguments of its own for each call, since the method may write to them.</summary>
    public object?[] Arguments() => [.. arguments.Select(Flat.Copy)];

    /// <summary>The value at a distance along the direction.</summary>
    public double ValueAt(double distance)
    {
        object?[] moved = [.. (subject.IsSingle ? twinArguments : arguments).Select(Flat.Copy)];
        double[] x = [.. X.Zip(Direction, (value, d) => value + (distance * d))];
        Set(moved, Unflatten(x, [.. subject.Active.Select(position => moved[position]!)]));
        return subject.IsSingle ? subject.TwinValue(moved) : (double)subject.Value(moved);
    }

    /// <summary>
    /// Whether differences are of the same function: where rounding to single precision decides on the value, by the sine of
    /// large numbers or the side of a branch, the one in double precision is another.
    /// </summary>
    public bool IsNearTwin(object value, double digits) =>
        !subject.IsSingle || Math.Abs(ValueAt(0) - Flat.Of(value).Single()) <= digits * (1 + Math.Abs(Flat.Of(value).Single()));

    /// <summary>The arguments at a distance along the direction.</summary>
    public object?[] ArgumentsAt(double distance)
    {
        var moved = Arguments();
        Set(moved, Unflatten([.. X.Zip(Direction, (value, d) => value + (distance * d))]));
        return moved;
    }

    /// <summary>The arguments moved by a few of their last bits.</summary>
    public object?[] NudgedArguments(int trial)
    {
        var random = Rng.For(program.Seed, Rng.Hash("nudge " + trial));
        double bits = subject.IsSingle ? 4e-7 : 1e-15;
        var moved = Arguments();
        Set(moved, Unflatten([.. X.Select(value => value * (1 + random.Uniform(-bits, bits)))]));
        return moved;
    }

    /// <summary>Gradients of a result, from an item on, as one vector.</summary>
    public double[] GradientOf(ITuple result, int from = 1) => [.. Active.SelectMany((argument, i) => Flat.OfGradient(result[from + i], argument))];

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
}
