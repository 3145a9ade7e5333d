/** Times of single calls in milliseconds, as the figures that are reported. */
export interface Statistics {
  count: number;
  mean: number;
  p50: number;
  p95: number;
  p99: number;
}

export function statistics(times: readonly number[]): Statistics {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, time) => sum + time, 0) / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** Time of one call, in milliseconds. */
export function timed<T>(work: () => T): { result: T; ms: number } {
  const start = performance.now();
  const result = work();
  return { result, ms: performance.now() - start };
}

/** As {@link timed}, for a call that may be asynchronous. */
export async function time<T>(call: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const start = process.hrtime.bigint();
  const result = await call();
  return { result, milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
}

/** A Markdown table; numbers are given three significant digits. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

function cell(value: string | number): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) || Math.abs(value) >= 1000
    ? String(Math.round(value))
    : String(Number(value.toPrecision(3)));
}

/** The least-squares fit of `y = factor * x ** exponent` over logarithms; `r2` is the share of the variance that it explains. */
export function powerLaw(x: readonly number[], y: readonly number[]): { factor: number; exponent: number; r2: number } {
  const logX = x.map(Math.log);
  const logY = y.map(Math.log);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logX), mean(logY)];
  const covariance = mean(logX.map((value, i) => (value - meanX) * (logY[i]! - meanY)));
  const varianceX = mean(logX.map((value) => (value - meanX) ** 2));
  const varianceY = mean(logY.map((value) => (value - meanY) ** 2));
  const exponent = covariance / varianceX;
  return { factor: Math.exp(meanY - exponent * meanX), exponent, r2: covariance ** 2 / (varianceX * varianceY) };
}

/** A share with Wilson's 95 % interval. */
export function wilson(hits: number, count: number): { share: number; low: number; high: number } {
  const share = hits / count;
  const z = 1.96;
  const half = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const bound = (side: number) => (share + (z * z) / (2 * count) + side) / (1 + (z * z) / count);
  return { share, low: bound(-half), high: bound(half) };
}
