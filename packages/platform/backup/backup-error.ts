import { messages } from './messages.ts';

/** A backup or an export that cannot be made or used; the message is one line for an operator. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** The system's or the database's short code of what failed. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What went wrong in writing to a path, in one line; errors that are none of the file system's stay as they are. */
export function writeFailure(error: unknown, path: string): unknown {
  if (error instanceof BackupError) return error;
  if (isAbort(error)) return new BackupError(messages.interrupted, { cause: error });
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new BackupError(messages.diskFull(path), { cause: error });
  if (code === 'EACCES' || code === 'EPERM') return new BackupError(messages.forbidden(path), { cause: error });
  if (code === 'EROFS') return new BackupError(messages.readOnly(path), { cause: error });
  return isSystemCode(error) ? new BackupError(messages.unwritable(path, code), { cause: error }) : error;
}

/** What went wrong in reading a path, in one line. */
export function readFailure(error: unknown, path: string): unknown {
  if (error instanceof BackupError) return error;
  if (isAbort(error)) return new BackupError(messages.interrupted, { cause: error });
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return new BackupError(messages.missing(path), { cause: error });
  return isSystemCode(error) ? new BackupError(messages.unreadable(path, codeOf(error)), { cause: error }) : error;
}

/** What the database refused, where an operator can do something about it. Work that was stopped ends in many ways; the reason is always the same. */
export function databaseFailure(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return new BackupError(messages.interrupted, { cause: error });
  const code = codeOf(error);
  if (code === '53100') return new BackupError(messages.databaseFull, { cause: error });
  if (code === '42501') return new BackupError(messages.databaseForbidden(error instanceof Error ? error.message : code), { cause: error });
  return error;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || codeOf(error) === 'ABORT_ERR');
}

/** Errors of the file system name the call that failed; those of connections do too, and are told by the command line. */
function isSystemCode(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall !== 'connect' && /^E[A-Z0-9]+$/.test(codeOf(error)) && !/^(?:ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(error));
}
