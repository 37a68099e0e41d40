import { badUserInput } from './errors.ts';

/** Changes when the meaning of a cursor changes; cursors of an older version are then refused instead of misread. */
const CURSOR_VERSION = 1;
const MAX_CURSOR_LENGTH = 512;

/** One value of a keyset. Numbers must be finite. */
export type CursorValue = string | number | null;

/** The shape of a keyset, so that a cursor of another list, or a made-up one, is refused before it reaches SQL. */
export type CursorShape = {
  /** Names the list and its order, e.g. `documents:NEWEST`. A cursor is only good for the list it came from. */
  readonly scope: string;
  /** One check for each value, in order. */
  readonly values: readonly ((value: CursorValue) => boolean)[];
};

/** Opaque text for a position in a list: base64url of a versioned array. Clients must not read it. */
export function encodeCursor(scope: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, scope, ...values])).toString('base64url');
}

/**
 * The keyset values of a cursor.
 *
 * @throws BAD_USER_INPUT where the text is not a cursor of this list
 */
export function decodeCursor(cursor: string, shape: CursorShape): CursorValue[] {
  const decoded = cursor.length <= MAX_CURSOR_LENGTH ? decodeArray(cursor) : undefined;
  const [version, scope, ...values] = decoded ?? [];
  if (version === CURSOR_VERSION && scope === shape.scope && values.length === shape.values.length) {
    const checked = values.filter((value): value is CursorValue => isCursorValue(value));
    if (checked.length === values.length && shape.values.every((accepts, index) => accepts(checked[index] ?? null))) return checked;
  }
  throw badUserInput('翻页位置无效或已过期，请从第一页重新开始。');
}

function decodeArray(cursor: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isCursorValue(value: unknown): value is CursorValue {
  // PostgreSQL refuses NUL in text; nothing of ours ever contains one.
  return value === null || (typeof value === 'string' && !value.includes('\0')) || (typeof value === 'number' && Number.isFinite(value));
}
