import { access } from 'node:fs/promises';
import type { StoredFile } from '@openhall/backup';
import type { Environment } from '@openhall/runtime';
import { authSecretFile } from '../identity/auth-secret.ts';
import { ledgerKeyFile } from '../ledger/ledger-signer.ts';

/**
 * What an installation keeps beside its database: its configuration, the key its log is signed with, without which nobody could go on signing
 * it, and the secret second factors are encrypted with, without which nobody could use theirs. `there` tells whether it is. A configuration that is named and missing is a mistake, and counts as there, so that it is noticed.
 */
export async function storedFiles(environment: Environment): Promise<(StoredFile & { readonly there: boolean })[]> {
  const key = ledgerKeyFile(environment);
  const secret = authSecretFile(environment);
  const configuration = environment.siteConfigPath === undefined ? [] : [{ name: 'site.json', path: environment.siteConfigPath, there: true }];
  return [...configuration, { name: 'ledger-key.pem', path: key, there: await exists(key) }, { name: 'auth-secret', path: secret, there: await exists(secret) }];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
