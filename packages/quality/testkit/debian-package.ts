import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs of an operator are, whatever PATH says. */
const MORE = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/sbin'];

/**
 * The path of a program the tests need, installed from Debian's packages where that can be done.
 * @throws where it is not there and cannot be had; the message says what to install
 */
export function installedProgram(name: string, packages: readonly string[]): string {
  const found = find(name);
  if (found !== undefined) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (mayInstall && !apt(packages)) spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const installed = mayInstall && (find(name) !== undefined || apt(packages)) ? find(name) : undefined;
  if (installed === undefined) throw new Error(`the tests need ${name}: install it (on Debian: apt-get install ${packages.join(' ')})`);
  return installed;
}

function find(name: string): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...MORE].map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function apt(packages: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return status === 0;
}
