import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benches } from './benches/index.ts';
import { root } from './harness/root.ts';
import { holds } from './harness/row.ts';
import type { Row } from './harness/row.ts';
import { table } from './harness/table.ts';

/** Runs all benches, or those named; prints the table, keeps the figures as JSON, and fails where a bound is broken. */
export async function runBenches(names: readonly string[], now: Date): Promise<number> {
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`no bench named ${unknown.join(', ')}; there are: ${benches.map((bench) => bench.name).join(', ')}`);
    return 1;
  }
  const rows: Row[] = [];
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.error(`bench ${bench.name} …`);
    rows.push(...(await bench.run(now)));
  }
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${now.toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(file, `${JSON.stringify({ at: now.toISOString(), node: process.version, rows }, null, 2)}\n`);
  console.log(`${table(rows)}\n${file}`);
  return rows.every(holds) ? 0 : 1;
}
