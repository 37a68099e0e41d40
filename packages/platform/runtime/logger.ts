import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { redactLine, redactValue } from './redact.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  level: string;
  /** Where lines go; standard error unless a test listens. Standard output is kept for the one line that says `ready`. */
  destination?: DestinationStream;
}

/** A JSON logger through which no identity number, mobile number or credential passes, in whatever argument it hides. */
export function createLogger({ level, destination = pino.destination({ fd: 2, sync: false }) }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactValue(fields) as Record<string, unknown>,
      },
      // The formatter has made plain objects of errors already.
      serializers: { err: (error: unknown) => error },
      // The last word on every line, so that the bindings of child loggers and formatted messages pass through it too.
      hooks: { streamWrite: redactLine },
    },
    destination,
  );
}
