import type { VerifyQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

type Verification = NonNullable<VerifyQuery['verify']>;

/** What the checks come to, in words for everybody. */
export interface Verdict {
  readonly tone: 'success' | 'info' | 'warning' | 'error';
  readonly heading: string;
  readonly text: string;
}

const { verdicts } = messages.verify;

/**
 * The worst thing found decides; then whether the entry is the newest.
 * @param withdrawn when the document was withdrawn, as shown
 */
export function verdictOf({ checks, state }: Pick<Verification, 'checks' | 'state'>, withdrawn: string): Verdict {
  if (Object.values(checks).includes('FAILS')) return { tone: 'error', ...verdicts.failed };
  if (state === 'WITHDRAWN') return { tone: 'warning', heading: verdicts.withdrawn.heading, text: verdicts.withdrawn.text(withdrawn) };
  if (state === 'SUPERSEDED') return { tone: 'warning', ...verdicts.superseded };
  return checks.signature === 'ABSENT' ? { tone: 'info', ...verdicts.waiting } : { tone: 'success', ...verdicts.whole };
}
