import { defineContract } from '../../contract.ts';
import VisuallyHidden from './VisuallyHidden.vue';

export const contract = defineContract(VisuallyHidden, {
  name: 'VisuallyHidden',
  summary: 'Words only a screen reader needs. In components the class `oh-hidden` does the same for less.',
  props: {},
  slots: { default: 'The words.' },
  examples: [{ name: 'words nobody sees', props: {}, slots: { default: '只有读屏软件读出的说明' } }],
});
