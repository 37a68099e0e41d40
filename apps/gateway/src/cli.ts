import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { systemClock } from '@openhall/runtime';
import { runCli } from './cli/program.ts';

// The first interrupt lets the batch at hand be finished; the second ends the process at once.
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());

process.exitCode = await runCli(process.argv.slice(2), {
  variables: process.env,
  clock: systemClock,
  newId: randomUUID,
  signal: interrupted.signal,
  output: {
    line: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    bar: process.stderr.isTTY ? process.stderr : null,
  },
});
