// A browser for the journeys: one that is installed, else Debian's package, else the browser tool's own download.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { root, runCommand } from './run-command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Why a browser does not run; undefined where it does. A distribution may put a signpost in its place, or leave out its libraries. */
export function complaintOf(path) {
  const { error, status, stdout, stderr } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  if (error !== undefined) return error.message;
  return status === 0 && /\d/.test(stdout) ? undefined : (stderr.trim() || stdout.trim() || `it ends with ${status}`).split('\n')[0];
}

/**
 * The first installed browser that runs; undefined where none does.
 * @throws where the one that was named does not run
 */
export function installedBrowser(env, complaint = complaintOf) {
  if (env.OPENHALL_CHROMIUM) {
    const found = complaint(env.OPENHALL_CHROMIUM);
    if (found !== undefined) throw new Error(`OPENHALL_CHROMIUM names ${env.OPENHALL_CHROMIUM}, which does not run: ${found}`);
    return env.OPENHALL_CHROMIUM;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.includes('node_modules'));
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => complaint(path) === undefined);
}

const isDebian = () => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
const mayInstall = () => process.getuid?.() === 0 && isDebian();

async function apt(...packages) {
  process.stderr.write(`installing ${packages.join(', ')} …\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  if ((await install()).code === 0) return true;
  await runCommand('apt-get', ['update', '-qq'], { env });
  return (await install()).code === 0;
}

async function hasChineseFont() {
  try {
    return (await runCommand('fc-list', [':lang=zh'])).output.trim() !== '';
  } catch {
    return false;
  }
}

/** Chinese without a Chinese font is a row of boxes: layout tests would measure those. */
async function chineseFont() {
  if (await hasChineseFont()) return;
  if (mayInstall()) await apt('fontconfig', 'fonts-noto-cjk');
  if (!(await hasChineseFont())) process.stderr.write('no Chinese font is installed (e.g. fonts-noto-cjk): layouts are measured with boxes instead of characters\n');
}

/**
 * @returns {Promise<{ executablePath?: string }>} nothing where the browser tool brings its own
 * @throws where there is none and none can be had; the message says what to install
 */
export async function browser() {
  let executablePath = installedBrowser(process.env);
  if (executablePath === undefined && mayInstall() && (await apt('chromium'))) executablePath = installedBrowser(process.env);
  await chineseFont();
  if (executablePath !== undefined) return { executablePath };
  const { code } = await runCommand(join(root, 'node_modules/.bin/playwright'), ['install', 'chromium'], { live: true });
  const downloaded = code === 0 ? complaintOf(chromium.executablePath()) : 'its download failed, as the lines above say';
  if (downloaded === undefined) return {};
  const system = existsSync('/etc/os-release') ? (/^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '') : process.platform;
  throw new Error(`no browser for the journeys on ${system} (${downloaded}): install Chromium or Chrome, or name one with OPENHALL_CHROMIUM`);
}
