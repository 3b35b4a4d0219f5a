using AutoDiffGen;
using static AutoDiffGen.Derivatives;

namespace Zoo.Deeply
{
    namespace Nested
    {
        public partial class Outer<TKey>
            where TKey : notnull
        {
            private protected partial struct Middle
            {
                internal static partial class Inner<TValue>
                {
                    [Differentiable(ValueAndGrad | Vjp | Jvp)]
                    [At(1.5, null!)]
                    private static double Square(double x, [NoGrad] TValue? tag) => x * x;

                    private static double SquareGradient(double x, TValue? tag) => 2 * x;
                }
            }

            protected internal partial record Leaf
            {
                [Differentiable(ValueAndGrad | Vjp | Jvp)]
                [At(1.5)]
                protected static double Double(double x) => x + x;

                protected static double DoubleGradient(double x) => 2;
            }
        }
    }
}
