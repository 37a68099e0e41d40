import type { ValidityStatus } from '../../types.ts';

export type Tone = 'neutral' | 'positive' | 'caution' | 'negative' | 'info';

/** Colour of a validity. Colour never stands alone: the words say the same. */
export const toneOfStatus: Readonly<Record<ValidityStatus, Tone>> = {
  NOT_YET_IN_FORCE: 'info',
  IN_FORCE: 'positive',
  AMENDED: 'caution',
  EXPIRED: 'neutral',
  REPEALED: 'negative',
  SUSPENDED: 'caution',
};
