using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>Objects that are one, or none, and members that are not read.</summary>
public sealed class ObjectArgumentTests
{
    private static readonly Lazy<LoadedAssembly> Loaded = new(() => new LoadedAssembly(GeneratorHost.Run<DifferentiableGenerator>([new TestSource("Model.cs", """
        using AutoDiffGen;

        public partial class Model
        {
            public double[] Weights { get; set; } = [2, 3];
            public double Bias { get; set; } = 5;
            public Model() { }
        }

        public static partial class C
        {
            [Differentiable] public static double Product(Model a, Model b) => a.Bias * b.Bias;

            [Differentiable] public static double Written(Model a, Model b)
            {
                a.Weights[0] *= b.Weights[1];
                return a.Weights[0];
            }
        }
        """)])));

    private static object NewModel() => Activator.CreateInstance(Loaded.Value.Assembly.GetType("Model")!)!;

    [Fact]
    public void OneObjectForTwo_ThatIsRead_HasAGradientEach()
    {
        object model = NewModel();
        var result = (ITuple)Call("ProductValueAndGrad", model, model)!;

        Assert.Equal(25.0, result[0]);
        Assert.Equal(5.0, Member(result[1]!, "Bias"));
        Assert.Equal(5.0, Member(result[2]!, "Bias"));
    }

    [Fact]
    public void MemberThatIsNotRead_OfAnArray_HasNoGradient() =>
        Assert.Null(Member(((ITuple)Call("ProductValueAndGrad", NewModel(), NewModel())!)[1]!, "Weights"));

    [Fact]
    public void MemberThatIsNotRead_OfANumber_HasTheGradientZero()
    {
        object gradient = ((ITuple)Call("WrittenValueAndGrad", NewModel(), NewModel())!)[1]!;

        Assert.Equal(0.0, Member(gradient, "Bias"));
        Assert.Equal([3.0, 0.0], (double[])Member(gradient, "Weights")!);
    }

    [Fact]
    public void OneObjectForTwo_WhereElementsAreWritten_IsRefusedByName()
    {
        object model = NewModel();

        Assert.Contains(
            "aWeights and bWeights overlap",
            Assert.Throws<ArgumentException>(() => Call("WrittenValueAndGrad", model, model)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Null_ForAnObject_IsFoundWhereItIsRead() =>
        Assert.Throws<NullReferenceException>(() => Call("ProductValueAndGrad", NewModel(), null));

    private static object? Member(object gradient, string name) => gradient.GetType().GetField(name)!.GetValue(gradient);

    private static object? Call(string name, params object?[] arguments) =>
        Loaded.Value.Assembly.GetType("C")!.GetMethod(name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
}
