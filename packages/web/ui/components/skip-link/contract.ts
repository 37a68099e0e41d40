import { defineContract } from '../../contract.ts';
import SkipLink from './SkipLink.vue';

export const contract = defineContract(SkipLink, {
  name: 'SkipLink',
  summary: 'First thing in the body: lets a keyboard jump over the masthead. Invisible until it has the focus.',
  props: { target: 'Id of the main element; `main` unless told.' },
  examples: [{ name: 'as it stands (press Tab to see it)', props: { target: 'main' } }],
});
