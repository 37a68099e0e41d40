import { join, resolve } from 'node:path';
import { openSigner, type CheckpointSigner } from '@openhall/ledger';
import type { Environment } from '@openhall/runtime';

/**
 * The signer of this installation's log. Its key stands beside the data, or where OPENHALL_LEDGER_KEY says: several processes over
 * one database share one.
 * @throws LedgerKeyError where the file holds no key
 */
export function signerOf({ ledgerKeyPath, dataDir, http }: Environment): CheckpointSigner {
  return openSigner(resolve(ledgerKeyPath ?? join(dataDir, 'ledger-key.pem')), `${new URL(http.siteUrl).host}/ledger`);
}
