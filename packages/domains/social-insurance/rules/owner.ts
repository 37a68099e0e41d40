import type { LocalDate } from '@openhall/statutory-time/rules';
import type { CatalogueKind } from './kinds.ts';

/** Who keeps a catalogue. */
export type CatalogueOwner = 'HUMAN_RESOURCES' | 'MEDICAL_INSURANCE';

interface Ownership {
  readonly kinds: readonly CatalogueKind[];
  readonly owner: CatalogueOwner;
  readonly from: LocalDate;
  readonly source: string;
  /** P: seen in part or second-hand. */
  readonly verified: 'T' | 'P' | 'R';
}

/** The reform of 2018 gave basic medical insurance, with the catalogues of drugs and treatments, to the medical insurance administration; work injury, with its devices, stayed. */
const OWNERSHIPS: readonly Ownership[] = [
  { kinds: ['DRUG', 'TREATMENT', 'ASSISTIVE_DEVICE'], owner: 'HUMAN_RESOURCES', from: '0001-01-01', source: '《工伤保险条例》；2018 年机构改革前的部门职责', verified: 'P' },
  { kinds: ['DRUG', 'TREATMENT'], owner: 'MEDICAL_INSURANCE', from: '2018-05-31', source: '2018 年国务院机构改革方案（国家医疗保障局 2018 年 5 月 31 日挂牌）', verified: 'P' },
];

/** Who answers for a catalogue of this kind on a day, and where that stands. */
export function ownerOn(kind: CatalogueKind, date: LocalDate): Pick<Ownership, 'owner' | 'source' | 'verified'> {
  const [latest] = OWNERSHIPS.filter(({ kinds, from }) => kinds.includes(kind) && from <= date).toSorted((one, other) => (one.from < other.from ? 1 : -1));
  if (latest === undefined) throw new RangeError(`nobody is known to own ${kind} on ${date}`);
  return { owner: latest.owner, source: latest.source, verified: latest.verified };
}
