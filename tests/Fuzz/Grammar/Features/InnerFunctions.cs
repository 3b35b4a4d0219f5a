using AutoDiffGen.Fuzz.Programs;

namespace AutoDiffGen.Fuzz.Grammar.Features;

/// <summary>Local functions and lambdas, which see the variables around them.</summary>
internal sealed class InnerFunctions : Feature
{
    public override IEnumerable<Production> Productions =>
    [
        .. Reals.Select(type => new Production(type, 8, maker => Call(maker, type))),
        Statement(2, LocalFunction),
        Statement(2, ShortLocalFunction),
        Statement(2, Lambda),
        Statement(1, LongLambda),
        Statement(3, Changing),
        Statement(4, Change),
    ];

    private static string Tag(string type) => "function of " + type;

    private static Node? Call(Maker maker, string type)
    {
        var functions = maker.Scope.OfType(Tag(type));
        return functions.Length == 0 ? null
            : Node.Of("call of an inner function", type, maker.Random.Pick(functions).Name + "($0)", maker.Expression(type));
    }

    private static Node LocalFunction(Maker maker)
    {
        string parameter = maker.Scope.NewName(maker.Random, "z");
        Node body = maker.Returning(maker.Scope.InFunction(maker.Real), new Variable(parameter, maker.Real));
        string name = Add(maker, "Local");
        return Node.Of("local function", Node.Statement, $"{maker.Real} {name}({maker.Real} {parameter})\n$0", body);
    }

    private static Node ShortLocalFunction(Maker maker)
    {
        string parameter = maker.Scope.NewName(maker.Random, "z");
        Node body = maker.Within(maker.Scope.InFunction(maker.Real), () => maker.Expression(maker.Real, 2), new Variable(parameter, maker.Real));
        string name = Add(maker, "Local");
        return Node.Of("local function of one expression", Node.Statement, $"{maker.Real} {name}({maker.Real} {parameter}) => $0;", body);
    }

    private static Node Lambda(Maker maker)
    {
        string parameter = maker.Scope.NewName(maker.Random, "z");
        Node body = maker.Within(maker.Scope.InFunction(maker.Real), () => maker.Expression(maker.Real, 2), new Variable(parameter, maker.Real));
        string name = Add(maker, "lambda");
        return Node.Of("lambda", Node.Statement, $"Func<{maker.Real}, {maker.Real}> {name} = {parameter} => $0;", body);
    }

    private static Node LongLambda(Maker maker)
    {
        string parameter = maker.Scope.NewName(maker.Random, "z");
        Node body = maker.Returning(maker.Scope.InFunction(maker.Real), new Variable(parameter, maker.Real));
        string name = Add(maker, "lambda");
        return Node.Of("lambda with a body", Node.Statement, $"Func<{maker.Real}, {maker.Real}> {name} = {parameter} =>\n$0;", body);
    }

    /// <summary>It returns nothing, and changes a variable around it.</summary>
    private static Node? Changing(Maker maker)
    {
        if (maker.Assignable(maker.Real) is not { IsReference: false } captured)
            return null;
        string parameter = maker.Scope.NewName(maker.Random, "z");
        Node value = maker.Within(maker.Scope.InFunction(maker.Real), () => maker.Expression(maker.Real, 2), new Variable(parameter, maker.Real));
        string name = maker.Scope.Add(new Variable(maker.NewMemberName("Change"), Changes(maker), IsReadOnly: true)).Name;
        string body = Elements.Text($"{captured.Name} = 0.5~ * {captured.Name} + M.Sin($0 * {parameter})", maker.Real);
        return maker.Random.Chance(50)
            ? Node.Of("local function that changes", Node.Statement, $"void {name}({maker.Real} {parameter}) => {body};", value)
            : Node.Of("lambda that changes", Node.Statement, $"Action<{maker.Real}> {name} = {parameter} => {body};", value);
    }

    private static Node? Change(Maker maker) => maker.Scope.OfType(Changes(maker)) is { Length: > 0 } functions
        ? Node.Of("call that changes", Node.Statement, maker.Random.Pick(functions).Name + "($0);", maker.Expression(maker.Real, 2))
        : null;

    private static string Changes(Maker maker) => "change by " + maker.Real;

    /// <summary>Known only from here on: no function calls itself.</summary>
    private static string Add(Maker maker, string prefix) =>
        maker.Scope.Add(new Variable(maker.NewMemberName(prefix), Tag(maker.Real), IsReadOnly: true)).Name;
}
