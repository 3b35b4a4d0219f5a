namespace AutoDiffGen;

/// <summary>What is known of a tensor whatever its elements are.</summary>
public interface ITensor
{
    /// <summary>The sizes of the axes.</summary>
    TensorShape Shape { get; }

    /// <summary>The number of axes.</summary>
    int Rank { get; }

    /// <summary>The number of elements.</summary>
    int Size { get; }

    /// <summary>The type of the elements.</summary>
    Type ElementType { get; }
}
