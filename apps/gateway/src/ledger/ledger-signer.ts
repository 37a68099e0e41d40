import { join, resolve } from 'node:path';
import { openSigner, type CheckpointSigner } from '@openhall/ledger';
import type { Environment } from '@openhall/runtime';

/**
 * The signer of this installation's log. Its key stands beside the data, or where OPENHALL_LEDGER_KEY says: several processes over
 * one database share one.
 * @throws LedgerKeyError where the file holds no key
 */
export function signerOf(environment: Environment): CheckpointSigner {
  return openSigner(ledgerKeyFile(environment), `${new URL(environment.http.siteUrl).host}/ledger`);
}

/** Where this installation's private key stands. */
export function ledgerKeyFile({ ledgerKeyPath, dataDir }: Environment): string {
  return resolve(ledgerKeyPath ?? join(dataDir, 'ledger-key.pem'));
}
