import { access } from 'node:fs/promises';
import type { StoredFile } from '@openhall/backup';
import type { Environment } from '@openhall/runtime';
import { ledgerKeyFile } from '../ledger/ledger-signer.ts';

/**
 * What an installation keeps beside its database: its configuration, and the key its log is signed with, without which nobody could go on signing
 * it. `there` tells whether it is. A configuration that is named and missing is a mistake, and counts as there, so that it is noticed.
 */
export async function storedFiles(environment: Environment): Promise<(StoredFile & { readonly there: boolean })[]> {
  const key = ledgerKeyFile(environment);
  const hasKey = await access(key).then(
    () => true,
    () => false,
  );
  const configuration = environment.siteConfigPath === undefined ? [] : [{ name: 'site.json', path: environment.siteConfigPath, there: true }];
  return [...configuration, { name: 'ledger-key.pem', path: key, there: hasKey }];
}
