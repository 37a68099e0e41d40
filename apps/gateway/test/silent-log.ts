import { pino } from 'pino';

/** A logger that says nothing, for tests that are not about what is logged. */
export const silentLog = pino({ level: 'silent' });
