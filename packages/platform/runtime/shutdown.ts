import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from './logger.ts';

type Step = { name: string; run: () => Promise<void> | void };

export interface Shutdown {
  /** Adds a step; steps run in the reverse order of being added, as what was opened last is closed first. */
  onShutdown(name: string, run: Step['run']): void;
  /** Runs every step once, however often it is asked; true when all ended well and in time. */
  begin(reason: string): Promise<boolean>;
  readonly begun: boolean;
}

/** Closes the process in order and within `graceMs`: one step that hangs or fails does not keep the others from running. */
export function createShutdown({ graceMs, log }: { graceMs: number; log: Logger }): Shutdown {
  const steps: Step[] = [];
  let running: Promise<boolean> | undefined;

  async function runStep({ name, run }: Step): Promise<boolean> {
    try {
      const outcome = await Promise.race([Promise.resolve(run()).then(() => 'done' as const), delay(graceMs, 'late' as const, { ref: false })]);
      if (outcome === 'late') log.error({ step: name, graceMs }, 'a shutdown step did not end in time');
      return outcome === 'done';
    } catch (error) {
      log.error({ step: name, err: error }, 'a shutdown step failed');
      return false;
    }
  }

  async function runAll(reason: string): Promise<boolean> {
    log.info({ reason }, 'shutting down');
    let clean = true;
    for (const step of steps.toReversed()) clean = (await runStep(step)) && clean;
    return clean;
  }

  return {
    onShutdown: (name, run) => void steps.push({ name, run }),
    begin: (reason) => (running ??= runAll(reason)),
    get begun() {
      return running !== undefined;
    },
  };
}
