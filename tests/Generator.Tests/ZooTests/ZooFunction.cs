using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffGen.Generator.Tests.Harness;

namespace AutoDiffGen.Generator.Tests.ZooTests;

/// <summary>A compiled method of the zoo with everything that belongs to it, called by reflection.</summary>
internal sealed class ZooFunction
{
    private const BindingFlags Anything =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly MethodInfo forward;
    private readonly ParameterInfo[] parameters;
    private readonly Type type;

    private ZooFunction(Type type, MethodInfo forward)
    {
        this.type = type;
        this.forward = Close(forward);
        parameters = this.forward.GetParameters();
        Members = forward.GetCustomAttribute<DifferentiableAttribute>()!.Members;
    }

    /// <summary>What was asked for; the default goes by the result.</summary>
    public Derivatives Members { get; }

    public bool Has(Derivatives member) =>
        member == (Members == Derivatives.Default ? Default : Members & member);

    /// <summary>
    /// The positions of the arguments that a gradient is computed for: the receiver, which stands behind the parameters, and
    /// parameters.
    /// </summary>
    public int[] Active => [.. HasReceiver ? [parameters.Length] : Array.Empty<int>(), .. parameters.Where(IsActive).Select(parameter => parameter.Position)];

    private bool HasReceiver => !forward.IsStatic && Flat.CanHold(type);

    /// <summary>Points at which the function is smooth.</summary>
    public object?[][] Points => [.. forward.GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == "AtAttribute").Select((data, index) => ReadPoint(data, index))];

    /// <summary>Points at which only the closed form counts.</summary>
    public object?[][] Kinks => [.. forward.GetCustomAttributesData()
        .Where(data => data.AttributeType.Name == "AtKinkAttribute").Select((data, index) => ReadPoint(data, index))];

    public static ZooFunction Load(string file, string name, bool optimize) =>
        Load(file, name, ZooBuilds.Assembly(file, optimize));

    public static ZooFunction Load(string file, string name, Assembly assembly)
    {
        var one = ZooCase.Parse(file, name);
        return Find(assembly, type => type.Name.Split('`')[0] == one.Type)
            .Where(function => function.forward.Name == one.Method)
            .ElementAt(one.Overload);
    }

    /// <summary>The differentiated methods of some types, in the order of the source.</summary>
    public static IEnumerable<ZooFunction> Find(Assembly assembly, Func<Type, bool> isOf) =>
        from type in assembly.GetTypes()
        where isOf(type)
        let closed = type.IsGenericTypeDefinition ? type.MakeGenericType(Closed(type.GetGenericArguments())) : type
        from method in closed.GetMethods(Anything)
        where method.IsDefined(typeof(DifferentiableAttribute))
        orderby method.MetadataToken
        select new ZooFunction(closed, method);

    public IReadOnlyList<ParameterInfo> Parameters => parameters;

    /// <summary>Whether gradients are written to spans, which second order has no arguments for.</summary>
    public bool HasSpans => Active.Any(IsSpan);

    public object Value(object?[] arguments) => Call(forward, Copy(arguments))!;

    /// <summary>What the forward method leaves in its arguments.</summary>
    public object?[] ArgumentsAfter(object?[] arguments)
    {
        var copies = Copy(arguments);
        Call(forward, copies);
        return copies;
    }

    public ZooResult ValueAndGrad(object?[] arguments) => Gradients("ValueAndGrad", arguments, []);

    public ZooResult Vjp(object?[] arguments, object gradOut) => Gradients("Vjp", arguments, [gradOut]);

    public ZooResult Jvp(object?[] arguments, object[] tangents)
    {
        var copies = Copy(arguments);
        var (value, rest) = Split(CallWithExtras(Member("Jvp", tangents.Length), copies, Copy(tangents)));
        return new ZooResult(value, [rest.Single()], copies);
    }

    /// <summary>The value, and what is kept for the gradients.</summary>
    public (object Value, IDisposable Residuals) PairForward(object?[] arguments)
    {
        var method = type.GetMethods(Anything).Where(method => method.Name == forward.Name + "Forward").Select(Close).Single();
        var own = new Queue<object?>(Copy(arguments));
        object?[] passed = [.. method.GetParameters().Select(parameter => parameter.IsOut ? null : own.Dequeue())];
        object value = method.Invoke(method.IsStatic ? null : type.GetProperty("Sample", Anything)!.GetValue(null), BindingFlags.DoNotWrapExceptions, binder: null, passed, culture: null)!;
        return (value, (IDisposable)passed[method.GetParameters().Single(parameter => parameter.IsOut).Position]!);
    }

    /// <summary>The gradients; those of arrays are added to what is passed.</summary>
    public object[] PairBackward(object residuals, object gradOut, Dictionary<int, object> buffers)
    {
        var method = type.GetMethods(Anything).Where(method => method.Name == forward.Name + "Backward").Select(Close).Single();
        object?[] passed = [.. method.GetParameters().Select(parameter =>
            parameter.Position == 0 ? residuals : GradientOf(parameter) is { } position ? buffers[position] : Flat.To(parameter.ParameterType, gradOut))];
        object? result = Call(method, passed);
        var rest = new Queue<object>(result is null ? [] : result is ITuple tuple ? Items(tuple) : [result]);
        return [.. Active.Select(position => buffers.TryGetValue(position, out var buffer) ? buffer : rest.Dequeue())];
    }

    /// <summary>The value, the gradients and the products of the Hessian with the tangents.</summary>
    public object[] Hvp(object?[] arguments, object[] tangents) =>
        Items((ITuple)CallWithExtras(Member("Hvp", tangents.Length), Copy(arguments), Copy(tangents))!);

    /// <summary>The blocks of <c>FHessian</c> or <c>FJacobian</c>.</summary>
    public object[] Blocks(Derivatives matrix, object?[] arguments) =>
        Call(Member(matrix.ToString(), extra: 0), Copy(arguments)) is var result && result is ITuple tuple ? Items(tuple) : [result!];

    /// <summary>Calls a member that was generated for tests, if there is one: <c>FVjpJvp</c> and its like.</summary>
    public object[]? Composition(string suffix, object?[] arguments, object[] extras) =>
        HasMember(suffix)
            ? Items((ITuple)CallWithExtras(Member(suffix, extras.Length), Copy(arguments), Copy(extras))!)
            : null;

    /// <summary>Whether a member that was generated for tests is there.</summary>
    public bool HasMember(string suffix) => type.GetMethods(Anything).Any(method => method.Name == forward.Name + suffix);

    /// <summary>The gradients by the closed form <c>FGradient</c>, where the zoo has one.</summary>
    public object[]? ClosedForm(object?[] arguments)
    {
        var method = type.GetMethods(Anything).Where(candidate => candidate.Name == forward.Name + "Gradient").Select(Close).SingleOrDefault(candidate =>
            SameParameters(candidate.GetParameters(), parameters));
        return method is null ? null : Call(method, Copy(arguments)) is var result && result is ITuple tuple ? Items(tuple) : [result!];
    }

    /// <summary>The gradients by a complex step through <c>FComplex</c>, where the zoo has one.</summary>
    public object[]? ComplexStep(object?[] arguments)
    {
        if (type.GetMethod(forward.Name + "Complex", Anything) is not { } method)
            return null;
        return [.. Active.Select(active => Flat.Like(arguments[active]!, [.. Enumerable.Range(0, Flat.Of(arguments[active]!).Length)
            .Select(element => ComplexArguments.Derivative(shifted => (Complex)Call(method, shifted)!, method, arguments, active, element))]))];
    }

    private Derivatives Default => Leaves.HasFields(forward.ReturnType) ? Derivatives.Vjp : Derivatives.ValueAndGrad;

    /// <summary>Type parameters that are numbers stand for double, others for int.</summary>
    private static Type[] Closed(Type[] genericArguments) =>
        [.. genericArguments.Select(argument => argument.GetGenericParameterConstraints().Any(IsOfNumbers) ? typeof(double) : typeof(int))];

    private static bool IsOfNumbers(Type constraint) => constraint.Namespace == "System.Numerics";

    private static MethodInfo Close(MethodInfo method) =>
        method.IsGenericMethodDefinition ? method.MakeGenericMethod(Closed(method.GetGenericArguments())) : method;

    private static bool IsActive(ParameterInfo parameter) =>
        Flat.CanHold(parameter.ParameterType) && !parameter.IsDefined(typeof(NoGradAttribute));

    private bool IsSpan(int position) => position < parameters.Length && Flat.IsSpan(parameters[position].ParameterType);

    private static bool SameParameters(ParameterInfo[] left, ParameterInfo[] right) =>
        left.Length == right.Length
        && left.Zip(right).All(pair => pair.First.Name == pair.Second.Name && pair.First.ParameterType == pair.Second.ParameterType);

    private static object[] Items(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(index => tuple[index]!)];

    private static (object Value, object[] Others) Split(object? result)
    {
        object[] items = result is ITuple tuple ? Items(tuple) : [result!];
        return (items[0], items[1..]);
    }

    /// <summary>Calls may write to their arguments.</summary>
    private static T[] Copy<T>(T[] arguments) => [.. arguments.Select(Flat.Copy)];

    private ZooResult Gradients(string suffix, object?[] arguments, object[] extras)
    {
        var copies = Copy(arguments);
        var buffers = Active.Where(IsSpan)
            .ToDictionary(position => position, position => Garbage(arguments[position]!));
        var member = Member(suffix, extras.Length + buffers.Count);
        var (value, returned) = Split(CallWithExtras(member, copies, Copy(extras), buffers));
        var rest = new Queue<object>(returned);
        object[] gradients = [.. Active.Select(position => buffers.TryGetValue(position, out var buffer) ? buffer : rest.Dequeue())];
        Assert.Empty(rest);
        return new ZooResult(value, gradients, copies);
    }

    /// <summary>What a span for a gradient holds before the call does not matter.</summary>
    private static object Garbage(object argument) =>
        Flat.Like(argument, Enumerable.Repeat(double.NaN, Flat.Of(argument).Length).ToArray());

    private object?[] ReadPoint(CustomAttributeData data, int index)
    {
        var given = (IReadOnlyCollection<CustomAttributeTypedArgument>)data.ConstructorArguments.Single().Value!;
        return WithReceiver([.. given.Zip(parameters, (argument, parameter) => SampleArgument.Read(argument, parameter, index))]);
    }

    /// <summary>Arguments, and the receiver where it has a gradient.</summary>
    public object?[] WithReceiver(object?[] arguments) => HasReceiver ? [.. arguments, Sample] : arguments;

    private object Sample => type.GetProperty("Sample", Anything)!.GetValue(null)!;

    private object? Call(MethodInfo method, object?[] arguments)
    {
        int count = method.GetParameters().Length;
        var receiver = method.IsStatic ? null : arguments.Length > count ? arguments[count] : Sample;
        arguments = arguments[..count];
        RentedMemory.Spoil();
        return SpanCall.IsNeeded(method)
            ? SpanCall.Invoke(method, receiver, arguments)
            : method.Invoke(receiver, BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments], culture: null);
    }

    /// <summary>Added parameters stand after the last required one of the user's.</summary>
    private object? CallWithExtras(
        MethodInfo method, object?[] arguments, object[] extras, Dictionary<int, object>? buffers = null)
    {
        var own = new Queue<object?>(arguments);
        var added = new Queue<object>(extras);
        return Call(method, [.. method.GetParameters().Select(parameter =>
            parameters.Any(mine => mine.Name == parameter.Name) ? own.Dequeue()
            : GradientOf(parameter) is { } position && buffers is not null && buffers.TryGetValue(position, out var buffer) ? buffer
            : Flat.To(parameter.ParameterType, added.Dequeue())), .. own]);
    }

    /// <summary>The position of the parameter whose gradient an added parameter is by its name.</summary>
    private int? GradientOf(ParameterInfo added) => parameters.FirstOrDefault(
        mine => string.Equals("grad" + mine.Name, added.Name, StringComparison.OrdinalIgnoreCase))?.Position;

    /// <summary>Finds <c>FVjp</c> and its like; a name that clashes carries a suffix.</summary>
    private MethodInfo Member(string suffix, int extra)
    {
        var found = type.GetMethods(Anything)
            .Where(method => method.Name.StartsWith(forward.Name + suffix, StringComparison.Ordinal))
            .Select(Close)
            .Where(method => method.GetParameters().Length == parameters.Length + extra)
            .Where(method => SameParameters([.. method.GetParameters().Where(parameter => parameters.Any(mine => mine.Name == parameter.Name))], parameters))
            .ToArray();
        Assert.True(found.Length == 1, $"{found.Length} methods {forward.Name}{suffix} with the parameters of\n{forward}");
        return found[0];
    }
}
