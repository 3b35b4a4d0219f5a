using System;
using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo;

/// <summary>Methods that change the structure that they are called on, where that is an element, or is read by a property.</summary>
public static partial class ElementCalls
{
    internal struct Pair
    {
        public double A;

        public double B;

        public double Next
        {
            get
            {
                A *= B;
                return A + 1;
            }
        }

        public void Add(Pair other)
        {
            A += other.A;
            B += other.B * A;
        }

        public double Pop()
        {
            double a = A;
            (A, B) = (B, B * a);
            return a;
        }
    }

    internal struct Particle
    {
        public double Mass;

        public Pair Position;

        public Pair Velocity;

        public void Step(double dt)
        {
            Position.Add(new Pair { A = dt * Velocity.A, B = dt * Velocity.B });
            Velocity.A -= dt * Position.A / Mass;
        }
    }

    /// <summary>What is added may be the element itself.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7, 3), At(1.3, 0.7, 0)]
    public static double Sums(double x, double y, int n)
    {
        Pair[] pairs = [new Pair { A = x, B = y }, new Pair { A = y, B = x }];
        for (int i = 0; i < n; i++)
        {
            pairs[i % 2].Add(pairs[1]);
            pairs[0].Add(new Pair { A = 0.1 * i, B = x });
        }

        return pairs[0].A * pairs[1].B + pairs[1].A;
    }

    /// <summary>Which element it is, is known before the arguments are evaluated and before the method runs.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7)]
    public static double WhichOne(double x, double y)
    {
        Pair[] pairs = [new Pair { A = x, B = y }, new Pair { A = y, B = x }];
        int[] order = [1, 0];
        int k = 0;
        double sum = pairs[order[k++]].Pop() + pairs[order[k]].Pop() * pairs[order[k]].Next;
        pairs[order[0]].Add(new Pair { A = SetFirst(order), B = sum });
        Pair last = pairs[0];
        sum += last.Next * last.A;
        return pairs[0].A * pairs[1].B + pairs[1].A + sum;
    }

    private static int SetFirst(int[] order)
    {
        order[0] = 0;
        return 3;
    }

    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7, 3), At(1.3, 0.7, 0)]
    public static double MembersOfElements(double x, double y, int n)
    {
        Span<Particle> particles = new Particle[2];
        for (int i = 0; i < 2; i++)
        {
            particles[i].Mass = x + i;
            particles[i].Position.A = y;
            particles[i].Velocity = new Pair { A = x, B = i * y };
        }

        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < particles.Length; i++)
            {
                particles[i].Step(0.1);
                particles[i].Position.Add(particles[1 - i].Velocity);
            }
        }

        return particles[0].Position.A * particles[1].Position.B + particles[1].Velocity.A;
    }

    /// <summary>What is read of an element before a call changes it.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7)]
    public static double ReadBefore(double x, double y)
    {
        Pair[] pairs = [new Pair { A = x, B = y }, new Pair { A = y, B = x }];
        (double a, double popped) = (pairs[0].A, pairs[0].Pop());
        double sum = pairs[1].A * pairs[1].Next;
        sum += pairs[1].A + Doubled(ref pairs[1]) * pairs[1].A;
        pairs[0].A += pairs[0].Pop();
        (Pair Whole, double Popped) both = (pairs[0], pairs[0].Pop());
        return a * popped + sum * pairs[0].A + both.Whole.B * both.Popped;
    }

    private static double Doubled(ref Pair pair)
    {
        pair.A *= 2;
        return pair.Pop();
    }

    /// <summary>A variable that is passed by 'in' is the variable itself.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7)]
    public static double SameVariable(double x, double y)
    {
        double product = Product(in x, ref x) * y;
        return product + x;
    }

    private static double Product(in double a, ref double b)
    {
        b += 1;
        return a * b;
    }

    /// <summary>Elements, and parts of elements and of variables, that are passed by 'ref'.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7, 4), At(1.3, 0.7, 0)]
    public static double ByReference(double x, double y, int n)
    {
        var particles = new Particle[3];
        for (int i = 0; i < 3; i++)
        {
            particles[i].Mass = x + i;
            particles[i].Velocity.A = y;
        }

        Particle alone = particles[1];
        Move(ref alone.Position, x);
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < particles.Length; i++)
                Advance(ref particles[i], 0.1 * x);
            Move(ref alone.Position, particles[0].Mass);
        }

        return particles[0].Position.A * particles[1].Position.B + particles[2].Velocity.B + alone.Position.A * alone.Position.B;
    }

    private static void Advance(ref Particle particle, double dt)
    {
        particle.Position.Add(new Pair { A = dt * particle.Velocity.A, B = dt });
        Scale(ref particle.Velocity.B, particle.Mass);
        Move(ref particle.Velocity, dt);
    }

    private static void Move(ref Pair pair, double by)
    {
        pair.A += by;
        if (pair.A > 3)
            return;
        pair.B = (pair.B + 1) * pair.A;
    }

    private static void Scale(ref double value, double by)
    {
        value *= by;
        value += 1;
    }

    /// <summary>The arguments change what the method is called on: it finds what they have left.</summary>
    [Differentiable(ValueAndGrad | Jvp)]
    [At(1.3, 0.7)]
    public static double ChangedByArguments(double x, double y)
    {
        var pair = new Pair { A = x, B = y };
        pair.Add(new Pair { A = pair.Pop(), B = 0.1 });
        Pair[] pairs = [pair, new Pair { A = y, B = x }];
        pairs[1].Add(new Pair { A = pairs[1].Pop(), B = pairs[1].Next });
        var particle = new Particle { Mass = 2, Position = pairs[1], Velocity = pair };
        particle.Position.Add(new Pair { A = particle.Position.Pop(), B = particle.Velocity.Pop() });
        particle.Step(particle.Position.Next);
        return pair.A * pair.B + pairs[1].A * pairs[1].B + particle.Position.A * particle.Velocity.A * particle.Velocity.B;
    }
}
