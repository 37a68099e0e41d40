import { runCli } from '../src/cli/program.ts';

/** What a command said and how it ended. */
export interface Run {
  exitCode: number;
  lines: string[];
  notes: string[];
}

let ids = 0;

/** One command line, as the process runs it, at nine in the morning of 24 November 2026. */
export async function openhall(argv: readonly string[], variables: Readonly<Record<string, string>>, signal = new AbortController().signal): Promise<Run> {
  const run: Run = { exitCode: 0, lines: [], notes: [] };
  run.exitCode = await runCli(argv, {
    variables,
    clock: { now: () => new Date('2026-11-24T01:00:00Z') },
    newId: () => `run-${(ids += 1)}`,
    signal,
    output: { line: (text) => run.lines.push(text), note: (text) => run.notes.push(text), bar: null },
  });
  return run;
}

/** What a command with `--json` said. */
export function jsonOf(run: Run): Record<string, unknown> {
  return JSON.parse(run.lines.join('\n')) as Record<string, unknown>;
}
