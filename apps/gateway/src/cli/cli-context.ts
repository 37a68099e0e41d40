import { loadEnvironment, type Clock, type Environment } from '@openhall/runtime';

/** What a command needs from outside. */
export type CliContext = {
  /** The environment's variables; read when a command runs, so that `--help` works whatever is in them. */
  readonly variables: Record<string, string | undefined>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Aborted by an interrupt: long work stops at the next safe point. */
  readonly signal: AbortSignal;
  readonly output: CliOutput;
};

export type CliOutput = {
  /** Results, for people or with `--json` for programs. */
  readonly line: (text: string) => void;
  /** Everything that is no result: warnings, errors. */
  readonly note: (text: string) => void;
  /** Where a progress bar may be drawn; null where nobody watches. */
  readonly bar: NodeJS.WritableStream | null;
};

/** Exit codes: done, not done (usage, environment, database, interrupted), done but for refused records. */
export const EXIT = { ok: 0, failed: 1, refusedRecords: 2 } as const;

/** The environment as the gateway reads it. */
export function environmentOf(context: CliContext): Environment {
  return loadEnvironment(context.variables);
}
