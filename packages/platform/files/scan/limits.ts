/** What a file may cost us to look into. */
export interface ScanLimits {
  /** Bytes that everything in an archive may come to, unpacked. */
  readonly unpackedBytes: number;
  /** Entries in an archive. */
  readonly entries: number;
  /** How many times larger than packed an entry may be, where it is not small. */
  readonly ratio: number;
  /** Archives within archives that are looked into: 1 takes an archive with files, and no archive in it. */
  readonly depth: number;
  /** Findings kept of one file; it is then bad enough. */
  readonly findings: number;
}

export const defaultLimits: ScanLimits = { unpackedBytes: 300 * 1024 * 1024, entries: 5000, ratio: 200, depth: 2, findings: 200 };

/** A file that cannot be taken, and why, in words for who sent it. Never reaches beyond the examination. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}
