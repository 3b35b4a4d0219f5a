using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AutoDiffGen;

/// <summary>Matrix products, with the widest vectors that the machine has.</summary>
internal static unsafe class MatrixProduct
{
    public static Tensor<TElement> Run<TElement>(Tensor<TElement> a, Tensor<TElement> b)
        where TElement : unmanaged
    {
        var result = Tensor<TElement>.Uninitialized(new TensorShape(a.Shape[0], b.Shape[1]));
        if (result.Size == 0 || a.Size == 0)
        {
            result.Elements.Clear();
        }
        else if (typeof(TElement) == typeof(float))
        {
            Fill(Same.As<float>(a), Same.As<float>(b), Same.As<float>(result));
        }
        else
        {
            Fill(Same.As<double>(a), Same.As<double>(b), Same.As<double>(result));
        }

        return result;
    }

    private static void Fill<T>(Tensor<T> a, Tensor<T> b, Tensor<T> result)
        where T : unmanaged, INumber<T>
    {
        fixed (T* memoryA = a.Memory, memoryB = b.Memory, memoryC = result.Elements)
        {
            var operands = new Operands<T>
            {
                Rows = a.Shape[0],
                Columns = b.Shape[1],
                Inner = a.Shape[1],
                A = memoryA,
                ARow = a.Strides[0],
                AStep = a.Strides[1],
                B = memoryB,
                BStep = b.Strides[0],
                BColumn = b.Strides[1],
                C = memoryC,
                CRow = b.Shape[1],
            };
            Run(operands);
        }
    }

    private static void Run<T>(in Operands<T> operands)
        where T : unmanaged, INumber<T>
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
        {
            BlockedProduct<T, Vector512<T>, VectorUnit512<T>>.Run(operands);
        }
        else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            BlockedProduct<T, Vector256<T>, VectorUnit256<T>>.Run(operands);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            BlockedProduct<T, Vector128<T>, VectorUnit128<T>>.Run(operands);
        }
        else
        {
            BlockedProduct<T, T, ScalarUnit<T>>.Run(operands);
        }
    }
}
