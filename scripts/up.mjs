// What every npm script goes through. Runs on any Node from 20 on with nothing installed, so it uses built-in modules only.
//   node scripts/up.mjs start|test|dev|check|bench|openhall|sbom [...parameters]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.openhall-installed');
const bin = join(root, 'node_modules', '.bin');
const WANTED_NODE = 24;

const say = (line) => process.stderr.write(`${line}\n`);

/** Ends with one line that says what to do; a stack trace helps nobody who runs two commands from a README. */
class UpError extends Error {}

const running = new Set();
function end(signal) {
  for (const child of running) child.kill(signal);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));

// npm gives a signal to its shell, which dies of it without passing it on: a site nobody can stop would keep the port and the data folder.
if (process.env.npm_lifecycle_event !== undefined) {
  const shell = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(look);
    end('SIGTERM');
  }, 500);
  look.unref();
}

function run(command, parameters, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      // Standard output belongs to what was asked for; what leads up to it is progress and goes to standard error.
      stdio: ['inherit', quiet ? process.stderr : 'inherit', 'inherit'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ...env },
      shell: process.platform === 'win32',
    });
    running.add(child);
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new UpError(`${command} is missing; npm brings it, so install Node with npm`) : error));
    child.on('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

async function must(command, parameters, complaint, env) {
  const code = await run(command, parameters, { quiet: true, env });
  if (code !== 0) throw new UpError(code >= 128 ? 'stopped' : complaint);
}

function manifests() {
  const groups = ['apps', 'packages/domains', 'packages/platform', 'packages/web', 'packages/quality'];
  const inside = groups.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name, 'package.json')));
  return ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...inside.filter((file) => existsSync(join(root, file)))];
}

/** Changes when an installation would give something else. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of manifests()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing …');
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const parameters = ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'];
  // CI: nobody is asked whether what another version of pnpm left behind may go.
  await must('npx', parameters, 'the installation failed; the lines above say why. It needs the npm registry once; run the command again when it is reachable.', { CI: 'true' });
  writeFileSync(stamp, wanted);
}

/** A `pnpm run` that misses the pinned version goes on silently with the machine's own: looked at before anything is built. */
async function pinnedNode() {
  const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  if (!existsSync(node)) throw new UpError('the pinned Node is not installed; remove node_modules and run the command again');
  const code = await run(node, ['-e', `process.exit(process.versions.node.startsWith('${WANTED_NODE}.') ? 0 : 1)`], { quiet: true });
  if (code !== 0) throw new UpError(`node_modules/.bin/node is not Node ${WANTED_NODE}; remove node_modules and run the command again`);
  return node;
}

async function build() {
  await must(join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only', '--ui=stream'], 'the build failed; the lines above say where.');
}

const gateway = join(root, 'apps', 'gateway', 'dist');

/** Settings beside the README; what the environment says already wins. Node would complain of a missing file. */
function settings() {
  const file = join(root, '.env');
  return existsSync(file) ? [`--env-file=${file}`] : [];
}

const commands = {
  start: async (node, parameters) => {
    await build();
    return run(node, [...settings(), join(gateway, 'main.js'), ...parameters]);
  },
  openhall: async (node, parameters) => {
    await build();
    return run(node, [...settings(), join(gateway, 'cli.js'), ...parameters]);
  },
  check: (node, parameters) => run(node, [join(root, 'scripts', 'check.mjs'), ...parameters]),
  test: (node, parameters) => run(node, [join(root, 'scripts', 'test.mjs'), ...parameters]),
  bench: async (node, parameters) => {
    await build();
    return run(node, [join(root, 'scripts', 'bench.mjs'), ...parameters]);
  },
  sbom: (node, parameters) => run(node, [join(root, 'scripts', 'sbom.mjs'), ...parameters]),
  dev: (node, parameters) => run(node, [...settings(), join(root, 'scripts', 'dev.mjs'), ...parameters]),
};

async function main() {
  const [name = '', ...parameters] = process.argv.slice(2);
  const command = commands[name];
  if (command === undefined) throw new UpError(`there is no command “${name}”; there are: ${Object.keys(commands).join(', ')}`);
  if (Number(process.versions.node.split('.')[0]) < 20) throw new UpError(`Node 20 or newer is needed; this is ${process.version}`);
  await install();
  return command(await pinnedNode(), parameters);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof UpError ? error.message : String(error?.stack ?? error));
    process.exit(1);
  },
);
