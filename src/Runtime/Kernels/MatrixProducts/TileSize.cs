namespace AutoDiffGen;

/// <summary>A number that the compiler of the machine code knows.</summary>
internal interface ITileSize
{
    static abstract int Value { get; }
}

internal readonly struct Size1 : ITileSize
{
    public static int Value => 1;
}

internal readonly struct Size2 : ITileSize
{
    public static int Value => 2;
}

internal readonly struct Size3 : ITileSize
{
    public static int Value => 3;
}

internal readonly struct Size4 : ITileSize
{
    public static int Value => 4;
}

internal readonly struct Size8 : ITileSize
{
    public static int Value => 8;
}
