package io.leadstream.qualification.prediction;

/** Solves a symmetric positive definite system, of which the lower triangle is given. */
final class Cholesky {

    private Cholesky() {}

    /** Works in place: the matrix becomes its factor, and the right side the solution, which is returned. */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= matrix[i][k] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= matrix[k][i] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        return right;
    }
}
