import { setTimeout as delay } from 'node:timers/promises';

/** How long to wait, in milliseconds; a test that names none waits ten seconds. */
export interface Patience {
  readonly forMs?: number;
}

/**
 * Waits for what another process or a worker does. A question that throws is one that cannot be answered yet: a server that
 * just died refuses connections.
 * @param what named in the error, so that a failed run says what did not come about
 * @throws when it did not come to that in time
 */
export async function until(what: string, holds: () => Promise<boolean>, { forMs = 10_000 }: Patience = {}): Promise<void> {
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    if (await holds().catch(() => false)) return;
    await delay(50);
  }
  throw new Error(`it did not come to that: ${what}`);
}
