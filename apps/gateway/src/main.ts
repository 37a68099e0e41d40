import 'reflect-metadata';
import { join } from 'node:path';
import { systemClock } from '@openhall/runtime';
import { failureLines } from './failures.ts';
import { runSite } from './start/run-site.ts';

const ending = new AbortController();
// Again and again, since a terminal and the command that started this one may both pass the signal on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort(signal));
process.on('uncaughtException', (error) => ending.abort(error));

try {
  const code = await runSite({
    variables: process.env,
    clock: systemClock,
    appFolder: join(import.meta.dirname, '../../public-site/dist'),
    deskFolders: [join(import.meta.dirname, '../../office-desk/dist')],
    signal: ending.signal,
    line: (text) => process.stdout.write(`${text}\n`),
  });
  process.exit(code);
} catch (error) {
  process.stderr.write(`${failureLines(error).join('\n')}\n`);
  process.exit(1);
}
