import { checkProof, type LedgerProof } from '@openhall/ledger/proof';

interface Answer {
  readonly data?: { readonly verify?: { readonly evidence: LedgerProof } | null } | null;
}

async function fetchEvidence(source: string): Promise<LedgerProof> {
  const response = await fetch(source);
  const { data } = (await response.json()) as Answer;
  if (data?.verify === undefined || data.verify === null) throw new Error('no evidence');
  return data.verify.evidence;
}

/** Which of the element's sentences tells how the check went. */
async function outcomeOf(source: string): Promise<'ohWhole' | 'ohPartly' | 'ohFailed'> {
  const outcomes = Object.values(await checkProof(await fetchEvidence(source)));
  if (outcomes.includes('FAILS')) return 'ohFailed';
  return outcomes.includes('ABSENT') ? 'ohPartly' : 'ohWhole';
}

/** Checks the evidence on the reader's own machine and says what came of it. Without it the server's word stands. */
export function enhance(element: HTMLElement): void {
  const { ohSource = '', ohRunning = '' } = element.dataset;
  const say = (sentence: string | undefined): void => {
    element.textContent = sentence ?? '';
  };
  say(ohRunning);
  outcomeOf(ohSource).then(
    (outcome) => say(element.dataset[outcome]),
    () => say(element.dataset['ohUnable']),
  );
}
