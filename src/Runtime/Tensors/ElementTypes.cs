namespace AutoDiffGen;

/// <summary>The element types of tensors, and numbers rounded to them.</summary>
internal static class ElementTypes
{
    /// <summary>Refuses an element type that tensors do not have.</summary>
    /// <exception cref="NotSupportedException">It is none of float, double, int, long and bool.</exception>
    public static void Require<TElement>()
    {
        if (typeof(TElement) != typeof(float) && typeof(TElement) != typeof(double) && typeof(TElement) != typeof(int)
            && typeof(TElement) != typeof(long) && typeof(TElement) != typeof(bool))
        {
            throw new NotSupportedException(
                $"Tensors have elements of type float, double, int, long or bool, not {typeof(TElement).Name}.");
        }
    }

    /// <summary>Refuses tensors of bool.</summary>
    public static void RequireNumber<TElement>(string operation)
    {
        if (typeof(TElement) == typeof(bool))
        {
            throw NotSupported<TElement>(operation);
        }
    }

    /// <summary>Refuses tensors of anything but float and double.</summary>
    public static void RequireReal<TElement>(string operation)
    {
        if (typeof(TElement) != typeof(float) && typeof(TElement) != typeof(double))
        {
            throw NotSupported<TElement>(operation);
        }
    }

    /// <summary>The exception for an operation that has no meaning for an element type.</summary>
    public static NotSupportedException NotSupported<TElement>(string operation) =>
        new($"{operation} is not defined for tensors of {NameOf(typeof(TElement))}.");

    /// <summary>The number, rounded to the element type.</summary>
    /// <exception cref="ArgumentException">An integer type cannot hold the number exactly.</exception>
    public static TElement Round<TElement>(double value)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            return Same.As<float, TElement>((float)value);
        }

        if (typeof(TElement) == typeof(double))
        {
            return Same.As<double, TElement>(value);
        }

        if (typeof(TElement) == typeof(int) && value == Math.Floor(value) && value is >= int.MinValue and <= int.MaxValue)
        {
            return Same.As<int, TElement>((int)value);
        }

        if (typeof(TElement) == typeof(long) && value == Math.Floor(value) && value is >= long.MinValue and < long.MaxValue)
        {
            return Same.As<long, TElement>((long)value);
        }

        throw new ArgumentException(
            FormattableString.Invariant($"A tensor of {NameOf(typeof(TElement))} cannot be combined with {value}: ")
            + "cast the tensor first.");
    }

    /// <summary>1, or true.</summary>
    public static TElement One<TElement>()
        where TElement : unmanaged =>
        typeof(TElement) == typeof(bool) ? Same.As<bool, TElement>(true) : Round<TElement>(1);

    /// <summary>The number as a double.</summary>
    public static double ToDouble<TElement>(TElement value)
        where TElement : unmanaged
    {
        if (typeof(TElement) == typeof(float))
        {
            return Same.As<TElement, float>(value);
        }

        if (typeof(TElement) == typeof(double))
        {
            return Same.As<TElement, double>(value);
        }

        if (typeof(TElement) == typeof(int))
        {
            return Same.As<TElement, int>(value);
        }

        return typeof(TElement) == typeof(long)
            ? Same.As<TElement, long>(value)
            : throw NotSupported<TElement>("A conversion to double");
    }

    /// <summary>The C# keyword of an element type.</summary>
    public static string NameOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Boolean => "bool",
        _ => type.Name,
    };
}
