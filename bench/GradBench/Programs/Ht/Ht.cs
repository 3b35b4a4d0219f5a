namespace AutoDiffGen.GradBench;

/// <summary>
/// Hand tracking: how far measured points are from a hand in a pose. The 26 parameters of a pose are the global rotation
/// (axis times angle) and translation, and for each of five fingers four angles.
/// </summary>
internal static partial class Ht
{
    /// <summary>Where point i corresponds to vertex <c>correspondences[i]</c> of the mesh.</summary>
    [Differentiable(Derivatives.Jvp)]
    public static double[] AtVertices(
        ReadOnlySpan<double> theta, [NoGrad] HandModel model, int[] correspondences, [NoGrad] double[] points)
    {
        var vertices = Vertices(theta, model);
        var errors = new double[3 * correspondences.Length];
        for (var i = 0; i < correspondences.Length; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                errors[3 * i + j] = points[3 * i + j] - vertices[3 * correspondences[i] + j];
            }
        }
        return errors;
    }

    /// <summary>
    /// Where point i corresponds to a place in triangle <c>correspondences[i]</c>, whose barycentric coordinates, but for the
    /// last, are two of <paramref name="us"/>.
    /// </summary>
    [Differentiable(Derivatives.Jvp)]
    public static double[] InTriangles(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> us, [NoGrad] HandModel model, int[] correspondences,
        [NoGrad] double[] points)
    {
        var vertices = Vertices(theta, model);
        var errors = new double[3 * correspondences.Length];
        for (var i = 0; i < correspondences.Length; i++)
        {
            var triangle = 3 * correspondences[i];
            var (a, b, c) = (
                3 * model.Triangles[triangle], 3 * model.Triangles[triangle + 1], 3 * model.Triangles[triangle + 2]);
            var (u, v) = (us[2 * i], us[2 * i + 1]);
            for (var j = 0; j < 3; j++)
            {
                var place = u * vertices[a + j] + v * vertices[b + j] + (1 - u - v) * vertices[c + j];
                errors[3 * i + j] = points[3 * i + j] - place;
            }
        }
        return errors;
    }

    /// <summary>The vertices of the mesh in a pose, three coordinates each.</summary>
    private static double[] Vertices(ReadOnlySpan<double> theta, HandModel model)
    {
        var transforms = BoneTransforms(theta, model);
        var rotation = new double[9];
        RotationAbout(theta[..3], rotation);
        var mirror = model.IsMirrored ? -1.0 : 1.0;
        var vertices = new double[3 * model.Vertices];
        for (var vertex = 0; vertex < model.Vertices; vertex++)
        {
            double x = 0, y = 0, z = 0;
            for (var bone = 0; bone < model.Bones; bone++)
            {
                var weight = model.Weights[vertex * model.Bones + bone];
                if (weight != 0)
                {
                    var position = model.BasePositions.AsSpan(4 * vertex, 4);
                    x += weight * RowTimes(transforms.AsSpan(16 * bone, 4), position);
                    y += weight * RowTimes(transforms.AsSpan(16 * bone + 4, 4), position);
                    z += weight * RowTimes(transforms.AsSpan(16 * bone + 8, 4), position);
                }
            }
            x *= mirror;
            for (var i = 0; i < 3; i++)
            {
                vertices[3 * vertex + i] =
                    rotation[3 * i] * x + rotation[3 * i + 1] * y + rotation[3 * i + 2] * z + theta[3 + i];
            }
        }
        return vertices;
    }

    /// <summary>What takes each bone from the base pose to the pose: a 4 x 4 matrix a bone.</summary>
    private static double[] BoneTransforms(ReadOnlySpan<double> theta, HandModel model)
    {
        var absolutes = new double[16 * model.Bones];
        var transforms = new double[16 * model.Bones];
        var turn = new double[16];
        var relative = new double[16];
        for (var bone = 0; bone < model.Bones; bone++)
        {
            // Bone 0 is the wrist, the last one the forearm; between them four for each finger, the first of which is fixed.
            // The second turns about two axes, the others about one.
            var (finger, joint) = ((bone - 1) / 4, (bone - 1) % 4);
            var moves = bone > 0 && finger < 5 && joint > 0;
            var parameter = 6 + 4 * finger + (joint > 1 ? joint : 0);
            var bend = moves ? theta[parameter] : 0;
            var spread = moves && joint == 1 ? theta[parameter + 1] : 0;
            Turn(bend, spread, turn);

            Multiply(model.BaseRelatives.AsSpan(16 * bone, 16), turn, relative);
            var absolute = absolutes.AsSpan(16 * bone, 16);
            var parent = model.Parents[bone];
            if (parent < 0)
            {
                relative.CopyTo(absolute);
            }
            else
            {
                Multiply(absolutes.AsSpan(16 * parent, 16), relative, absolute);
            }
            Multiply(absolute, model.InverseBaseAbsolutes.AsSpan(16 * bone, 16), transforms.AsSpan(16 * bone, 16));
        }
        return transforms;
    }

    /// <summary>The rotation about the x axis by <paramref name="bend"/>, then about z by <paramref name="spread"/>.</summary>
    private static void Turn(double bend, double spread, Span<double> matrix)
    {
        var (cosBend, sinBend) = (Math.Cos(bend), Math.Sin(bend));
        var (cosSpread, sinSpread) = (Math.Cos(spread), Math.Sin(spread));
        matrix.Clear();
        matrix[0] = cosSpread;
        matrix[1] = -sinSpread * cosBend;
        matrix[2] = sinSpread * sinBend;
        matrix[4] = sinSpread;
        matrix[5] = cosSpread * cosBend;
        matrix[6] = -cosSpread * sinBend;
        matrix[9] = sinBend;
        matrix[10] = cosBend;
        matrix[15] = 1;
    }

    /// <summary>The rotation about an axis by an angle of its length.</summary>
    private static void RotationAbout(ReadOnlySpan<double> axis, Span<double> matrix)
    {
        var angle = Math.Sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        if (angle < 0.0001)
        {
            matrix.Clear();
            matrix[0] = 1;
            matrix[4] = 1;
            matrix[8] = 1;
            return;
        }
        var (x, y, z) = (axis[0] / angle, axis[1] / angle, axis[2] / angle);
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        matrix[0] = x * x + (1 - x * x) * cos;
        matrix[1] = x * y * (1 - cos) - z * sin;
        matrix[2] = x * z * (1 - cos) + y * sin;
        matrix[3] = x * y * (1 - cos) + z * sin;
        matrix[4] = y * y + (1 - y * y) * cos;
        matrix[5] = y * z * (1 - cos) - x * sin;
        matrix[6] = x * z * (1 - cos) - y * sin;
        matrix[7] = z * y * (1 - cos) + x * sin;
        matrix[8] = z * z + (1 - z * z) * cos;
    }

    /// <summary>The product of two 4 x 4 matrices.</summary>
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                product[4 * row + column] = a[4 * row] * b[column] + a[4 * row + 1] * b[4 + column]
                    + a[4 * row + 2] * b[8 + column] + a[4 * row + 3] * b[12 + column];
            }
        }
    }

    private static double RowTimes(ReadOnlySpan<double> row, ReadOnlySpan<double> position) =>
        row[0] * position[0] + row[1] * position[1] + row[2] * position[2] + row[3] * position[3];
}
