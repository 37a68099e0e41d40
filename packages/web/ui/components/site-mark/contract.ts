import { defineContract } from '../../contract.ts';
import SiteMark from './SiteMark.vue';

export const contract = defineContract(SiteMark, {
  name: 'SiteMark',
  summary: 'The mark of 明厅, a light in an open door. Stands where a department has configured no logo of its own.',
  props: {},
  examples: [{ name: 'on the band', props: {}, onBand: true }],
});
