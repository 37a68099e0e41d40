import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '@openhall/runtime';
import { OperatorError } from '../failures.ts';

/** Fewer characters could be guessed, and better-auth refuses them. */
const SHORTEST = 32;

/**
 * What this installation signs sessions with: the given secret, else the one in the data folder, made on first use and readable by its
 * owner only.
 * @throws OperatorError where the file is there and too short to be one
 */
export function authSecret(environment: Environment): string {
  if (environment.signIn.secret !== undefined) return environment.signIn.secret;
  const file = authSecretFile(environment);
  return readSecret(file) ?? createSecret(file);
}

/** Where the secret stands unless it is given. */
export function authSecretFile({ dataDir }: Environment): string {
  return resolve(join(dataDir, 'auth-secret'));
}

function readSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length < SHORTEST) throw new OperatorError(`${file} 中的口令不足 ${SHORTEST} 个字符；请放回原来的文件，或者删除它（届时所有人须重新登录，并重新设置两步验证）。`);
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function createSecret(file: string): string {
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process was first: there must be one only.
    const first = error instanceof Error && 'code' in error && error.code === 'EEXIST' ? readSecret(file) : null;
    if (first === null) throw error;
    return first;
  }
  return secret;
}
