/** A call's result and how long it took. */
export async function time<T>(call: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const start = process.hrtime.bigint();
  const result = await call();
  return { result, milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}

/** Mean and percentiles of measured times. */
export function summary(values: readonly number[]): { mean: number; p50: number; p95: number; p99: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
