using AutoDiffGen.Generator.Tests.Harness;
using AutoDiffGen.Generator.Tests.ZooTests;
using Microsoft.CodeAnalysis;

namespace AutoDiffGen.Generator.Tests.Rules;

/// <summary>Structures of another project, of which there is only metadata, and what is differentiated there of them.</summary>
public sealed class ReferencedStructureTests
{
    private const string Library = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using AutoDiffGen;

        [assembly: InternalsVisibleTo("Friend")]

        namespace Library;

        public struct Point
        {
            public double X, Y;

            public Point(double x, double y) => (X, Y) = (x, 2 * y);

            public readonly double Length => Math.Sqrt(X * X + Y * Y);

            public double Counted => X++;

            public void Grow() => X++;

            public static readonly Point One = new() { X = 1, Y = 1 };

            public static Point Unit { get; } = new() { X = 1 };

            public readonly double Doubled() => 2 * X;

            public static Point operator +(Point a, Point b) => new() { X = a.X + b.X, Y = a.Y + b.Y };
        }

        public record struct State(double Position, float Speed);

        public readonly record struct Fixed(double Position, double Speed);

        public partial struct Body
        {
            public Point At;

            public double Mass { get; set; }

            public int Id;

            [NoGrad]
            public double Charge;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public readonly double Energy(double speed, Point at = default) => Mass * speed * Math.Sin(speed) + At.X * At.Y * Id * Charge + at.X;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public readonly Body Moved(double by) => this with { Mass = Mass * by };

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public double Changing(double x)
            {
                Id++;
                return x * x * Mass;
            }

            [Differentiable]
            public readonly double Momentum(double speed) => Charge * speed;
        }

        public struct Pair<T>
        {
            public T First;

            public T Second { get; init; }
        }

        public struct Halved
        {
            public double X { get => field / 2; set => field = value; }
        }

        public struct Set
        {
            public double X { get; set => field = 2 * value; }
        }

        public struct Hiding
        {
            private double hidden;

            public double X { readonly get => hidden; set => hidden = 2 * value; }

            public double Next() => ++hidden;

            public bool TryNext(out double next) => (next = ++hidden) > 3;
        }

        [InlineArray(3)]
        public struct Three
        {
            public double X;
        }

        public struct Needed
        {
            public required double X;

            public required double Y { get; init; }
        }

        public struct Friendly
        {
            public double X;

            internal double Y;
        }

        public readonly struct Only
        {
            public readonly double X;

            public double Y { get; }

            public Only(double x, double y) => (X, Y) = (x, y);
        }

        public struct Counting
        {
            public double X;

            public Counting() => X = 3;
        }

        [StructLayout(LayoutKind.Explicit)]
        public struct Union
        {
            [FieldOffset(0)]
            public double X;

            [FieldOffset(0)]
            public double Y;
        }

        public static partial class Motion
        {
            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Area(Point p, double by) => p.X * Math.Sin(p.Y) * by;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Point Turn(Point p, double angle) => new() { X = p.X * Math.Cos(angle) - p.Y * Math.Sin(angle), Y = p.X * Math.Sin(angle) + p.Y * Math.Cos(angle) };

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static State Step(State s, double dt) => new(s.Position + dt * s.Speed, s.Speed - (float)(dt * s.Position));

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Fixed Next(in Fixed s, double dt) => new(s.Position + dt * s.Speed, s.Speed - dt * Math.Sin(s.Position));

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Body Pull(Body b, double by) => b with { At = Turn(b.At, by), Mass = b.Mass * by };

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Weight(Body b) => b.Mass * b.Mass * b.At.X + b.Id * b.Charge;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static (Point First, double Sum) Both((Point A, Point B) p, int n) => (new Point { X = p.A.X * p.B.Y, Y = p.B.X }, p.A.Y * p.B.Y * n);

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Product(Pair<double> p) => p.First * p.Second;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Sum(Point[] all)
            {
                double s = 0;
                foreach (Point p in all)
                    s += p.X * p.Y;
                return s;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double Heavy(Body[] all, Span<State> states)
            {
                double s = 0;
                for (int i = 0; i < all.Length; i++)
                {
                    all[i].Mass *= all[i].At.X;
                    s += all[i].Mass * all[i].Charge * states[i].Position;
                    states[i].Position = s;
                }

                return s;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Fixed[] Path(Fixed from, int n)
            {
                var all = new Fixed[n];
                for (int i = 0; i < n; i++)
                    all[i] = from = Next(from, 0.25);
                return all;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Body[] Split(Body b, double by)
            {
                var all = new Body[2];
                all[0] = b;
                all[1] = b with { Mass = b.Mass * by, Id = b.Id + 1 };
                all[0].At.X *= by;
                return all;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Point[] Mirrored(Point[] all, double by)
            {
                var mirrored = new Point[all.Length];
                for (int i = 0; i < all.Length; i++)
                    mirrored[i] = new() { X = all[i].Y * by, Y = all[i].X };
                return mirrored;
            }

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double OfFriendly(Friendly f) => f.X * f.Y;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static double OfOnly(Only o) => o.X * o.Y;

            [Differentiable]
            public static double WithoutAPair(Point p) => p.X;

            [Differentiable(Derivatives.Pair | Derivatives.Jvp)]
            public static Point Scaled(this Point p, double by, Point plus = default) => new() { X = p.X * by + plus.X, Y = p.Y * by * by };

            public static void Change(ref Point p) => p.X++;

            public static double Plain(Point p) => p.X;

            public static Point Some(double x) => new(x, 3);
        }
        """;

    private static readonly GeneratorOutcome LibraryProject = GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Library.cs", Library)], "Library"));

    private static readonly byte[] LibraryImage = LoadedAssembly.Emit(LibraryProject);

    [Theory]
    [InlineData("Point p = new() { X = x, Y = x * x }; return Motion.Area(p, x) * p.Y;")]
    [InlineData("Point p = default; p.X = x; for (int i = 0; i < 3; i++) { p.Y += p.X * x; p = Motion.Turn(p, x + i); } return p.X * p.Y;")]
    [InlineData("var p = new Point { X = 2, Y = x }; var q = Motion.Turn(p with { X = x }, 0.5); if (q.X > 0.1) q.Y *= x; return q.Y + p.X * q.X;")]
    [InlineData("var s = new State { Position = x, Speed = 1 }; for (int i = 0; i < 4; i++) s = Motion.Step(s, 0.25); return s.Position * s.Speed;")]
    [InlineData("var s = new Fixed { Position = x, Speed = x * x }; double e = 0; for (int i = 0; i < 4; i++) { s = Motion.Next(s, 0.25); e += s.Speed * s.Speed; } return e * s.Position;")]
    [InlineData("var b = new Body { At = new() { X = x, Y = 1 }, Mass = x, Id = 3, Charge = 2 }; b = Motion.Pull(b, x); return Motion.Weight(b) * b.At.Y;")]
    [InlineData("Body b = default; b.At.X = x; b.Mass = 2; b.Charge = 3; b.Id = 4; return Motion.Weight(b) * x;")]
    [InlineData("Point p = new() { X = x, Y = 3 }; var both = Motion.Both((p, p with { X = x * x }), 2); return both.First.X * both.First.Y * both.Sum;")]
    [InlineData("var p = new Pair<double> { First = x, Second = x * x }; return Motion.Product(p) * p.Second;")]
    [InlineData("Point p = Motion.Some(2), q = p; q.X = x; p.Grow(); return q.X * p.X * q.Y;")]
    [InlineData("Point p = Motion.Some(2); double first = p.X; p.Grow(); return x * first * p.X * p.Counted * p.X;")]
    [InlineData("Point p = Motion.Some(2); var q = x > 0 ? p : new Point { X = x }; p.Grow(); return q.X * x * p.X * Motion.Area(q, x);")]
    [InlineData("Point p = new() { X = 2, Y = 3 }; return x * p.Length * p.Doubled() * new Point { X = 1 }.Counted;")]
    [InlineData("Point p = new(2, 3); return Motion.Area(p with { X = x }, p.Y) * Motion.Area(new Point(2, 3), x);")]
    [InlineData("Point[] all = [new() { X = x, Y = 2 }, new() { X = 3, Y = x * x }]; all[0].X *= x; return Motion.Sum(all) * all[1].Y;")]
    [InlineData("var all = new Point[2]; for (int i = 0; i < 2; i++) all[i] = Motion.Turn(new Point { X = x, Y = i }, x); return all[0].X * all[1].Y;")]
    [InlineData("return Sized(new() { X = x, Y = 2 }).X; static Point Sized(Point p) { p.X *= p.Y; return p; }")]
    [InlineData("var h = new Own { P = new() { X = x, Y = x }, Z = 2 }; h.P.Y *= h.Z * x; return h.P.X * h.P.Y;")]
    [InlineData("Counting c = new(); return x * c.X;")]
    [InlineData("var n = new Needed { X = x, Y = 2 }; for (int i = 0; i < 3; i++) n = n with { Y = n.X * x, X = n.Y }; return n.X * n.Y;")]
    [InlineData("var (a, b) = new Fixed(2, 3); return x * a * b;")]
    [InlineData("var (a, b) = Motion.Next(new() { Position = x, Speed = x }, 0.5); return a * b;")]
    [InlineData("Only o = new(2, 3); return x * o.X * o.Y;")]
    [InlineData("Body b = new() { Mass = x, At = new() { X = x, Y = 2 }, Id = 2, Charge = 3 }; return b.Energy(x, b.At) * b.Moved(x).Energy(2);")]
    [InlineData("Body b = new() { Mass = 2, At = new() { X = x, Y = 2 }, Id = 2, Charge = 3 }; for (int i = 0; i < 3; i++) { b.Id++; b = b.Moved(b.Energy(x)); } return b.Mass;")]
    [InlineData("Body b = new() { Mass = 2, Id = 2, Charge = 3 }; return b.Energy(x) * b.Momentum(x) * new Body { Mass = 3 }.Moved(x).Mass;")]
    [InlineData("var all = new Body[2]; all[0] = new Body { Mass = x, Id = 2, Charge = 3 }; all[1] = all[0] with { Mass = 2 }; for (int i = 0; i < 2; i++) all[i].At.X += x * all[i].Id; return Motion.Weight(all[0]) * all[1].Energy(x);")]
    [InlineData("Body[] all = [new() { Mass = x, Charge = 2, At = new() { X = x } }, new() { Mass = 2, Charge = 3, At = new() { X = 2 } }]; State[] states = [new() { Position = x }, new() { Position = 2 }]; double s = Motion.Heavy(all, states); return s * x + all[0].Mass * states[1].Position;")]
    [InlineData("var all = Motion.Split(new() { Mass = x, Charge = 2, Id = 3, At = new() { X = x, Y = 2 } }, x); double s = 1; for (int i = 0; i < 2; i++) s *= Motion.Weight(all[i]) + all[i].At.X; return s;")]
    [InlineData("double s = x; for (int i = 1; i < 3; i++) { var all = Motion.Split(new() { Mass = s, At = new() { X = x, Y = 2 } }, i * x); s += all[0].At.X * all[1].Mass; } return s;")]
    [InlineData("Point[] all = [new() { X = x, Y = 2 }, new() { X = 3, Y = x * x }]; for (int i = 0; i < 3; i++) all = Motion.Mirrored(all, x + i); return all[0].X * all[1].Y;")]
    [InlineData("double s = 0; foreach (var f in Motion.Path(new() { Position = x, Speed = 1 }, 3)) s += f.Position * f.Speed; return s * x;")]
    [InlineData("Pair<Pair<Fixed>> p = default; p.First = p.First with { Second = new() { Speed = x } }; p = p with { Second = p.First with { First = new() { Position = x } } }; return p.First.Second.Speed * p.Second.First.Position * p.Second.Second.Speed;")]
    [InlineData("Point p = Motion.Some(2); for (int i = 0; i < 3; i++) { p.Grow(); x *= p.X; } return x;")]
    [InlineData("Point p = Motion.Some(2); for (int i = 0; i < 3; i++) { p.X += x * i; p.Y *= p.X; } return p.Y;")]
    [InlineData("Point p = Motion.Some(2); var q = p; q.X = x; p.Grow(); return q.Y * q.X * p.Y;")]
    [InlineData("Point p = new() { X = 2 }; p.Grow(); x *= p.X; return p.Counted * x * p.X;")]
    [InlineData("Point p = Motion.Some(2); p.Y = 5; p.Grow(); return x * p.X * p.Y;")]
    [InlineData("Point p = Motion.Some(2); for (int i = 0; i < 3; i++) { if (p.Counted > 3) p.Y++; x *= p.X + p.Y; } return x * p.X;")]
    [InlineData("Point p = Motion.Some(2); Point q = p; q.Grow(); return x * p.X;")]
    [InlineData("Point p = Motion.Some(2); Point r = x > 0 ? p : Motion.Some(3); p.Grow(); return x * r.X;")]
    [InlineData("Body b = default; b.At.Grow(); b.Id = 2; b.At.Grow(); return x * b.At.X * Motion.Weight(b with { Mass = x, Charge = 2 });")]
    [InlineData("Own o = default; o.P.Grow(); o.Z = x; o.P.Grow(); return o.P.X * o.Z;")]
    [InlineData("Own o = default; o.Z = x; o.Push(); o.Push(); return o.P.X * o.Z;")]
    [InlineData("Point p = Motion.Some(2); Grown(p); double s = p.X; Grow(ref p); return s * p.X * x; static void Grown(Point q) => q.Grow(); static void Grow(ref Point q) => q.Grow();")]
    [InlineData("Holder.Shared = Point.One; x *= Holder.Shared.Counted; return x * Holder.Shared.X;")]
    [InlineData("Point p = new() { X = x, Y = 2 }; Func<double, double> f = z => z * p.X; return f(x) * p.Y;")]
    [InlineData("Point p = new() { X = x, Y = 2 }; return p is { X: > 0.5 and < 2 } ? p.X * p.Y : p.Y * p.X * x;")]
    [InlineData("var b = new Body { At = new() { X = x, Y = 1 }, Mass = 2 }; b = b with { At = b.At with { Y = b.At.X * x } }; return Motion.Weight(b) * b.At.Y;")]
    [InlineData("Point p = new() { X = x, Y = 2 }; var q = x > 0.5 ? p : Motion.Turn(p, x); return q.X * q.Y;")]
    [InlineData("Point p = new() { X = x, Y = 2 }; Point q = x switch { > 0.5 => p, _ => p with { Y = x } }; return q.X * q.Y;")]
    [InlineData("Point p = new() { X = x, Y = 2 }; Twist(ref p, 2); return p.X * p.Y; static void Twist(ref Point q, double by) { q.X *= by * q.X; q.Y += q.X; }")]
    [InlineData("Point p = Same(new Point { X = x, Y = 2 }); return p.X * p.Y; static T Same<T>(T value) => value;")]
    [InlineData("var p = Point.One with { X = x }; var q = Point.Unit; q.Y = p.X; return p.X * p.Y * q.X * q.Y;")]
    [InlineData("return new Point { X = x, Y = x }.Scaled(x).Scaled(by: 2, plus: new() { X = x }).X;")]
    [InlineData("var all = new (Point P, double W)[0]; return x * all.Length;")]
    [InlineData("Fixed a = new(1, 2), b = new(1, 2); return a == b ? x * a.Speed : x;")]
    [InlineData("Fixed a = new(1, 2); return x * a.ToString().Length;")]
    [InlineData("Point[] all = [new() { X = x, Y = 2 }, Point.One]; foreach (var p in all) x += p.X * p.Y; return x;")]
    [InlineData("Point[] all = [new() { X = x, Y = 2 }, Point.One]; foreach (ref Point p in all.AsSpan()) p.X *= x; return all[0].X * all[1].X;")]
    [InlineData("Point p = default; for (int i = 0; i < 4; i++) { if (i == 2) continue; p = p.Scaled(x, new Point { X = i, Y = x }); if (p.X > 5) break; } return p.X;")]
    [InlineData("List<Point> l = [Point.One, Motion.Some(3)]; return x * l[1].X * l.Count;")]
    [InlineData("Point p = Motion.Some(2); double[] w = [p.X, x]; p.Grow(); w[1] *= p.X; return w[0] * w[1];")]
    [InlineData("Point p = Motion.Some(2); Point q = p; p.Grow(); return x * q.X * p.X;")]
    [InlineData("Point p = Motion.Some(2); Own o = new() { P = p, Z = x }; p.Grow(); return o.P.X * o.Z * p.X;")]
    [InlineData("Point p = Motion.Some(2); var t = (p, x); p.Grow(); return t.p.X * t.x * p.X;")]
    [InlineData("Point p = Motion.Some(2); ref readonly Point q = ref p; q.Grow(); return x * q.X * p.X;")]
    [InlineData("Point p = Motion.Some(2); double s = Read(p) * x; return s * p.X * p.Counted; static double Read(in Point q) { q.Grow(); return q.Counted * q.X; }")]
    [InlineData("Point p = Motion.Some(2); double s = Grown(ref p) + Read(in p); return s * p.X * x; static double Grown(ref Point q) { q.Grow(); return q.X; } static double Read(in Point q) { q.Grow(); return q.X; }")]
    [InlineData("Own o = default; o.P.Grow(); o.Z = x; double s = o.Pushed(); return s * o.P.X;")]
    [InlineData("var kept = new Kept(x); return kept.Z * kept.P.X;")]
    [InlineData("Hiding h = default; var t = (h, x); h.Next(); double s = t.h.Next() * h.Next(); return t.x * s + h.X * t.h.X * x;")]
    [InlineData("Hiding h = default; for (int i = 0; i < 3; i++) { var other = h; x *= h.Next() + other.Next(); if (x > 4) h.Next(); } return x * h.X;")]
    [InlineData("Hiding h = default; double s = Read(h) + Read(in h) + Next(ref h); return s * h.X * x; static double Read(in Hiding q) => q.Next() + q.X; static double Next(ref Hiding q) => q.Next();")]
    [InlineData("Hiding h = default; var other = h; bool isMore = h.TryNext(out double next); return isMore ? 1 : x * (h.X + 2 * other.X + next);")]
    [InlineData("int hiddenCopy1 = 2; Hiding h = default; h.Next(); return x * h.X * hiddenCopy1;")]
    [InlineData("Point p = Motion.Some(2); double s = Read(p) * x; p.Grow(); return s * Read(p); static double Read(Point q) => q.X * q.Y;")]
    public void Code_OfStructures_HasTheGradientOfDifferences(string statements) => AssertGradient(statements);

    /// <summary>An editor hands one project to another as it is, with its source.</summary>
    [Theory]
    [InlineData("var b = new Body { At = new() { X = x, Y = 1 }, Mass = x, Id = 3, Charge = 2 }; b = Motion.Pull(b, x); return Motion.Weight(b) * b.At.Y;")]
    [InlineData("var (a, b) = Motion.Next(new() { Position = x, Speed = x }, 0.5); return a * b;")]
    [InlineData("Point p = Motion.Some(2); p.Y = 5; p.Grow(); return x * p.X * p.Y * p.Counted * p.X;")]
    public void Code_OfStructuresOfAProject_HasTheGradientOfDifferences(string statements) =>
        AssertGradient(statements, LibraryProject.Output.ToMetadataReference());

    private static void AssertGradient(string statements, MetadataReference? reference = null)
    {
        var loaded = Load(statements, reference);
        foreach (double x in (double[])[0.3, 0.8])
        {
            double expected = Numeric.Directional(at => [(double)Call(loaded, "F", at[0])], [x], [1], 1e-3)[0];
            var (value, gradient) = ((double, double))Call(loaded, "FValueAndGrad", x);
            var (_, tangent) = ((double, double))Call(loaded, "FJvp", x, 1.0);
            Assert.Equal(Call(loaded, "F", x), value);
            double tolerance = statements.Contains("State", StringComparison.Ordinal) ? 1e-3 : 1e-6;
            Numeric.AssertClose([expected], [gradient], tolerance, "reverse mode");
            Numeric.AssertClose([expected], [tangent], tolerance, "forward mode");
        }
    }

    [Theory]
    [InlineData("Point p = new() { X = x }; return {|ADG0012:p.Length|};")]
    [InlineData("Point p = new() { X = x }; return {|ADG0012:p.Doubled()|};")]
    [InlineData("Point p = new() { X = x }; {|ADG0012:p.Grow()|}; return p.X;")]
    [InlineData("System.Numerics.Matrix3x2 m = default; m.M11 = (float)x; {|ADG0011:m.Translation|} = new(2, 3); return m.M11 * m.M31 * x;")]
    [InlineData("Body b = new() { Mass = x }; return {|ADG0012:b.Momentum(x)|};")]
    [InlineData("Body b = new() { Mass = 2 }; return {|ADG0012:b.Changing(x)|};")]
    [InlineData("var p = {|ADG0011:new Point(x, 2)|}; return p.X;")]
    [InlineData("var p = {|ADG0011:new Fixed(x, 2)|}; return p.Speed;")]
    [InlineData("Point p = new() { X = x }; return ({|ADG0011:p + p|}).X;")]
    [InlineData("Point p = new() { X = x }; return {|ADG0012:Motion.Plain(p)|};")]
    [InlineData("Point p = new() { X = x }; return {|ADG0012:Motion.WithoutAPair(p)|};")]
    [InlineData("var f = new Friendly { X = x }; return {|ADG0012:Motion.OfFriendly(f)|};")]
    [InlineData("Halved h = default; {|ADG0011:h.X|} = x; return h.X;")]
    [InlineData("Set s = default; {|ADG0011:s.X|} = x; return s.X;")]
    [InlineData("Hiding h = default; {|ADG0011:h.X|} = x; return h.X;")]
    [InlineData("Union u = default; {|ADG0011:u.X|} = x; return u.Y;")]
    [InlineData("Point p = new() { X = x }; return p.Equals({|ADG0011:p|}) ? x : 1;")]
    [InlineData("Fixed a = new() { Position = x }; return {|ADG0011:a == a|} ? x : 1;")]
    [InlineData("Fixed a = new() { Position = x }; return a is {|ADG0011:(var b, _)|} ? x : b;")]
    [InlineData("Point p = Motion.Some(2); string s = {|ADG0011:$\"{p.Length} {p.Counted}\"|}; return x * p.X * s.Length;")]
    [InlineData("Point p = new() { X = x }; Motion.Change({|ADG0010:ref p|}); return p.X;")]
    [InlineData("Point p = Motion.Some(2); Motion.Change({|ADG0010:ref p|}); return x * p.X;")]
    [InlineData("Point[] all = [Motion.Some(2)]; {|ADG0012:all[0].Grow()|}; return x * all[0].X;")]
    [InlineData("Point[] all = [Motion.Some(2)]; x *= {|ADG0012:all[0].Counted|}; return x * all[0].X;")]
    [InlineData("Point p = new() { X = x }; object o = {|ADG0011:p|}; return ((Point)o).X;")]
    [InlineData("Point p = new() { X = x }; Point? q = {|ADG0011:p|}; return q.Value.X;")]
    [InlineData("Point p = new() { X = x }; return x * {|ADG0012:p.Length|};")]
    public void Code_ThatCannotBeFollowed_IsReported(string statements) => AssertReported(Consumer(statements));

    [Theory]
    [InlineData("Halved")]
    [InlineData("Set")]
    [InlineData("Hiding")]
    [InlineData("Union")]
    [InlineData("Counting")]
    [InlineData("Only")]
    [InlineData("Friendly")]
    [InlineData("Three")]
    public void Parameter_OfWhichNotAllIsSeen_IsReported(string type) => AssertReported($$"""
        using AutoDiffGen;
        using Library;

        public static partial class Consumer
        {
            [Differentiable]
            public static double F({{type}} {|ADG0004:s|}) => s.X;
        }
        """);

    [Fact]
    public void Parameters_OfStructures_HaveGradientsOfTheTypesThatAreThere()
    {
        const string Source = """
            using System;
            using AutoDiffGen;
            using Library;

            public static partial class Consumer
            {
                [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
                public static double F(Point p, Body b, Pair<Fixed> q) => Motion.Weight(Motion.Pull(b, p.X)) * p.Y + q.First.Speed * q.Second.Position;

                [Differentiable(Derivatives.Vjp | Derivatives.Jvp)]
                public static Body G(Body b, double x) => Motion.Pull(b with { Mass = x }, x);

                public static double[] At(double[] v)
                {
                    var (p, b, q) = Parts(v);
                    var (value, gradP, gradB, gradQ) = FValueAndGrad(p, b, q);
                    Body.Gradient of = gradB;
                    return [value, gradP.X, gradP.Y, of.At.X, of.At.Y, of.Mass, gradQ.First.Speed, gradQ.Second.Position, gradQ.First.Position];
                }

                public static double Along(double[] v, double[] d)
                {
                    var (p, b, q) = Parts(v);
                    var (tangentP, tangentB, tangentQ) = Parts(d);
                    return FJvp(p, b, q, tangentP, new Body.Gradient { At = tangentB.At, Mass = tangentB.Mass }, tangentQ).Tangent;
                }

                public static double Of(double[] v) => FValueAndGrad(Parts(v).P, Parts(v).B, Parts(v).Q).Value;

                public static double[] OfG(double[] v)
                {
                    var (value, gradB, gradX) = GVjp(Parts(v).B, v[0], new Body.Gradient { At = new() { X = 2, Y = 3 }, Mass = 4 });
                    return [gradB.At.X, gradB.At.Y, gradB.Mass, gradX];
                }

                public static double SumOfG(double[] v)
                {
                    var b = G(Parts(v).B, v[0]);
                    return 2 * b.At.X + 3 * b.At.Y + 4 * b.Mass;
                }

                private static (Point P, Body B, Pair<Fixed> Q) Parts(double[] v) =>
                    (new() { X = v[0], Y = v[1] }, new() { At = new() { X = v[2], Y = v[3] }, Mass = v[4], Id = 2, Charge = 3 }, new() { First = new(1, v[5]), Second = new(v[6], 1) });
            }
            """;
        var consumer = Run(Source);
        Assert.Empty(consumer.Result.Diagnostics);
        var loaded = new LoadedAssembly(consumer, LibraryImage);
        double[] at = [0.3, 0.7, 0.2, 0.9, 1.5, 0.4, 0.6];
        double slope(string member, int i) => Numeric.Directional(point => [(double)Call(loaded, member, point)], at, [.. at.Select((_, j) => i == j ? 1.0 : 0.0)], 1e-3)[0];
        double[] expected = [.. Enumerable.Range(0, 7).Select(i => slope("Of", i))];
        double[] found = (double[])Call(loaded, "At", at);

        Numeric.AssertClose([.. expected, 0], found[1..], 1e-6, "reverse mode");
        double[] direction = [1, 2, -1, 0.5, 0.25, -2, 3];
        Numeric.AssertClose([expected.Zip(direction, (slope, along) => slope * along).Sum()], [(double)Call(loaded, "Along", at, direction)], 1e-6, "forward mode");
        Numeric.AssertClose([slope("SumOfG", 2), slope("SumOfG", 3), 0, slope("SumOfG", 0)], (double[])Call(loaded, "OfG", at), 1e-6, "cotangents");
    }

    [Fact]
    public void InternalMembers_OfAFriend_AreSeen()
    {
        const string Source = """
            using AutoDiffGen;
            using Library;

            public static partial class Consumer
            {
                [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
                public static double F(double x) => Motion.OfFriendly(new Friendly { X = x, Y = x * x });
            }
            """;
        var friend = Run(Source, "Friend");
        Assert.Empty(friend.Result.Diagnostics);
        var loaded = new LoadedAssembly(friend, LibraryImage);

        Assert.Equal((0.25 * 0.5, 3 * 0.25), Call(loaded, "FValueAndGrad", 0.5));
        Assert.Equal((0.25 * 0.5, 3 * 0.25), Call(loaded, "FJvp", 0.5, 1.0));
    }

    private static void AssertReported(string source)
    {
        var marked = DiagnosticMarkup.Parse(new TestSource("Consumer.cs", source));
        var reported = Assert.Single(Run(marked.Source.Content).Result.Diagnostics);
        Assert.True(Assert.Single(marked.Expected).Matches(reported), reported.ToString());
    }

    private static LoadedAssembly Load(string statements, MetadataReference? reference)
    {
        var consumer = Run(Consumer(statements), reference: reference);
        Assert.Empty(consumer.Result.Diagnostics);
        return new LoadedAssembly(consumer, LibraryImage);
    }

    private static object Call(LoadedAssembly loaded, string member, params object[] arguments) =>
        loaded.Assembly.GetType("Consumer")!.GetMethod(member)!.Invoke(null, arguments)!;

    private static GeneratorOutcome Run(string consumer, string name = "Consumer", MetadataReference? reference = null) => GeneratorHost.Run<DifferentiableGenerator>(
        GeneratorHost.CreateCompilation([("Consumer.cs", consumer)], name, reference ?? MetadataReference.CreateFromImage(LibraryImage)));

    private static string Consumer(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using AutoDiffGen;
        using Library;

        public struct Own
        {
            public Point P;

            public double Z;

            public void Push()
            {
                P.Grow();
                Z *= P.X;
            }

            public readonly double Pushed()
            {
                P.Grow();
                return Z * P.X;
            }
        }

        public readonly struct Kept
        {
            public readonly Point P;

            public readonly double Z;

            public Kept(double x)
            {
                P = Motion.Some(2);
                P.Grow();
                Z = x * P.X;
                P.Grow();
            }
        }

        public static class Holder
        {
            public static Point Shared;
        }

        public static partial class Consumer
        {
            [Differentiable(Derivatives.ValueAndGrad | Derivatives.Jvp)]
            public static double F(double x) { {{statements}} }
        }
        """;
}
