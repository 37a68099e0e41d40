import { defineContract } from '../../contract.ts';
import DemoBanner from './DemoBanner.vue';

export const contract = defineContract(DemoBanner, {
  name: 'DemoBanner',
  summary: 'Stands above the masthead of every page while demonstration data is on show; printed too.',
  props: {},
  examples: [{ name: 'as it stands', props: {} }],
});
