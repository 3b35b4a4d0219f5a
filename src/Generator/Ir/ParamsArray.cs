namespace AutoDiffGen.Generator.Ir;

/// <summary>The elements of a <c>params</c> argument: printed one by one in a call, as an array elsewhere.</summary>
internal static class ParamsArray
{
    private const string IdPrefix = "params ";

    public static FunctionRef Of(TypeRef array) => new(
        IdPrefix + array.Name,
        array.Name,
        Qualifier: string.Empty,
        CallStyle.Constructor,
        array,
        EquatableArray<FunctionParameter>.Empty,
        Shape: string.Empty,
        IsPure: true);

    public static bool Is(FunctionRef function) =>
        function.Id.StartsWith(IdPrefix, System.StringComparison.Ordinal);
}
