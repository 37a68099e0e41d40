// The site with the gateway and the pages rebuilt on change: `turbo watch` builds, this restarts what was built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, runCommand } from './run-command.mjs';

/** What a build writes last, for each part the process loads. */
const built = ['apps/gateway/dist/main.js', 'apps/public-site/dist/app.json', 'apps/office-desk/dist/app.json'].map((file) => join(root, file));
const lookEvery = 500;

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ending.abort());
const ended = once(ending.signal, 'abort');

/** Changes with every build; undefined while a part is being written. */
async function state() {
  try {
    return (await Promise.all(built.map((file) => stat(file)))).map(({ mtimeMs }) => mtimeMs).join(' ');
  } catch {
    return undefined;
  }
}

function start(command, parameters) {
  return spawn(command, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Waits until a build has been written whole that is not `known`. */
async function anotherBuild(known) {
  for (let last; !ending.signal.aborted; ) {
    await Promise.race([delay(lookEvery), ended]);
    const now = await state();
    // Twice the same: nobody is writing any more.
    if (now !== undefined && now !== known && now === last) return now;
    last = now;
  }
  return known;
}

const { code, output } = await runCommand('turbo', ['run', 'build', '--output-logs=errors-only', '--ui=stream']);
if (code !== 0) process.stderr.write(`${output.trim()}\nthe build failed; it is tried again on the next change\n`);

const builder = start('turbo', ['watch', 'build', '--output-logs=errors-only', '--ui=stream']);
let running = await state();
while (!ending.signal.aborted) {
  const site = running === undefined ? undefined : start(process.execPath, [built[0]]);
  running = await anotherBuild(running);
  if (site !== undefined) await stop(site);
  if (!ending.signal.aborted) process.stderr.write('rebuilt; starting again …\n');
}
await stop(builder);
