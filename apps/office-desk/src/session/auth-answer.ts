/** What the sign-in service said, in the kinds a form distinguishes. */
export type AuthOutcome =
  | { readonly kind: 'done'; readonly data: unknown }
  /** The password was right; a second factor is asked for. */
  | { readonly kind: 'second factor' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string | null }
  /** Too many attempts. `seconds` is null where the server did not say for how long. */
  | { readonly kind: 'locked'; readonly seconds: number | null; readonly message: string | null }
  | { readonly kind: 'lost' };

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Only a message in the reader's language is shown; what a library says in English is put into words of ours by its code. */
const inChinese = (message: string | null): string | null => (message !== null && /\p{Script=Han}/u.test(message) ? message : null);

/** Reads an answer of the sign-in service. */
export function readAuthAnswer(status: number, body: unknown, retryAfter: string | null): AuthOutcome {
  const answer = record(body);
  const message = inChinese(text(answer['message']));
  const code = text(answer['code']) ?? '';
  if (status >= 200 && status < 300) return answer['twoFactorRedirect'] === true ? { kind: 'second factor' } : { kind: 'done', data: body };
  if (status === 429 || status === 423 || code.includes('LOCKED')) {
    const seconds = Number(retryAfter ?? answer['retryAfter'] ?? Number.NaN);
    return { kind: 'locked', seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null, message };
  }
  if (status >= 500) return { kind: 'lost' };
  return { kind: 'refused', code, message };
}
