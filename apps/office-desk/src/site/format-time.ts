import { instantFormat } from './dates.ts';
import { installation } from './installation.ts';

/** An instant in the business zone, wherever the reader sits. */
export const formatTime = instantFormat(installation.timeZone);
