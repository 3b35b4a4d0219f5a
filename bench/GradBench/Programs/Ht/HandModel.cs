namespace AutoDiffGen.GradBench;

/// <summary>
/// A hand of bones and a mesh that moves with them. Matrices are flat: 4 x 4 for each bone, row by row; four homogeneous
/// coordinates for each vertex; a weight for each bone of each vertex.
/// </summary>
internal sealed record HandModel(
    int[] Parents, double[] BaseRelatives, double[] InverseBaseAbsolutes, double[] BasePositions, double[] Weights,
    int[] Triangles, bool IsMirrored)
{
    public int Bones => Parents.Length;

    public int Vertices => BasePositions.Length / 4;
}
