namespace AutoDiffGen.Generator.Ir;

/// <summary>The elements of a <c>params</c> argument: printed one by one in a call, as an array elsewhere.</summary>
internal static class ParamsArray
{
    private const string IdPrefix = "params ";

    /// <param name="array">The type of the array or the span.</param>
    /// <param name="isCollection">Whether it is written as a collection expression.</param>
    public static FunctionRef Of(TypeRef array, bool isCollection = false) => new(
        IdPrefix + (isCollection ? "[] " : string.Empty) + array.Name,
        array.Name,
        Qualifier: string.Empty,
        CallStyle.Constructor,
        array,
        EquatableArray<FunctionParameter>.Empty,
        Shape: string.Empty,
        IsPure: true);

    public static bool IsCollection(FunctionRef function) =>
        function.Id.StartsWith(IdPrefix + "[] ", System.StringComparison.Ordinal);

    public static bool Is(FunctionRef function) =>
        function.Id.StartsWith(IdPrefix, System.StringComparison.Ordinal);
}
