namespace AutoDiffGen.Fuzz.Programs;

/// <summary>The vectors that the grammar uses, in double precision: those of <c>System.Numerics</c> are of single precision only.</summary>
internal static class DoubleVectors
{
    public const string Declarations = """
            public struct Vector2(double x, double y)
            {
                public double X = x, Y = y;

                public static Vector2 operator +(Vector2 a, Vector2 b) => new(a.X + b.X, a.Y + b.Y);

                public static Vector2 operator -(Vector2 a, Vector2 b) => new(a.X - b.X, a.Y - b.Y);

                public static Vector2 operator *(Vector2 a, Vector2 b) => new(a.X * b.X, a.Y * b.Y);

                public static Vector2 operator *(double s, Vector2 a) => new(s * a.X, s * a.Y);

                public static Vector2 operator *(Vector2 a, double s) => s * a;

                public static Vector2 operator /(Vector2 a, double s) => new(a.X / s, a.Y / s);

                public static double Dot(Vector2 a, Vector2 b) => a.X * b.X + a.Y * b.Y;

                public static double Distance(Vector2 a, Vector2 b) => (a - b).Length();

                public static Vector2 Lerp(Vector2 a, Vector2 b, double t) => (1 - t) * a + t * b;

                public double LengthSquared() => Dot(this, this);

                public double Length() => Math.Sqrt(LengthSquared());
            }

            public struct Vector3(double x, double y, double z)
            {
                public double X = x, Y = y, Z = z;

                public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

                public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

                public static Vector3 operator *(Vector3 a, Vector3 b) => new(a.X * b.X, a.Y * b.Y, a.Z * b.Z);

                public static Vector3 operator *(double s, Vector3 a) => new(s * a.X, s * a.Y, s * a.Z);

                public static Vector3 operator *(Vector3 a, double s) => s * a;

                public static Vector3 operator /(Vector3 a, double s) => new(a.X / s, a.Y / s, a.Z / s);

                public static double Dot(Vector3 a, Vector3 b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

                public static double Distance(Vector3 a, Vector3 b) => (a - b).Length();

                public static Vector3 Lerp(Vector3 a, Vector3 b, double t) => (1 - t) * a + t * b;

                public static Vector3 Cross(Vector3 a, Vector3 b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

                public double LengthSquared() => Dot(this, this);

                public double Length() => Math.Sqrt(LengthSquared());
            }

        """;
}
