import { defineContract } from '../../contract.ts';
import type { ValidityStatus } from '../../types.ts';
import StatusTag from './StatusTag.vue';

const all: readonly ValidityStatus[] = ['NOT_YET_IN_FORCE', 'IN_FORCE', 'AMENDED', 'EXPIRED', 'REPEALED', 'SUSPENDED'];

export const contract = defineContract(StatusTag, {
  name: 'StatusTag',
  summary: 'The legal validity of a document (有效性) in two to four characters.',
  props: { status: 'Validity as the schema spells it.' },
  examples: all.map((status) => ({ name: status, props: { status } })),
});
