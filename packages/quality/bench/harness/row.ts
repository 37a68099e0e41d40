/** One line of the benchmark table: what was measured, and the bound an issue promised for it. */
export interface Row {
  bench: string;
  what: string;
  measured: number;
  /** `x` is a ratio of two measurements of this run; the others are what they say. */
  unit: 'x' | 'ms' | 'KB' | 'score' | '/s' | '%' | 'pieces';
  bound: { atLeast: number } | { atMost: number };
  /** The raw figures behind a ratio, for the JSON. */
  detail: Record<string, number | string>;
}

export interface Bench {
  name: string;
  run(now: Date): Promise<Row[]>;
}

export function holds(row: Row): boolean {
  return 'atLeast' in row.bound ? row.measured >= row.bound.atLeast : row.measured <= row.bound.atMost;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
