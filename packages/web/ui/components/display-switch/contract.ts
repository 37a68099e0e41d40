import { defineContract } from '../../contract.ts';
import DisplaySwitch from './DisplaySwitch.vue';

const options = [
  { value: 'standard', label: '标准版', current: true },
  { value: 'elder', label: '适老版', current: false },
  { value: 'contrast-light', label: '高对比浅色', current: false },
  { value: 'contrast-dark', label: '高对比深色', current: false },
];

export const contract = defineContract(DisplaySwitch, {
  name: 'DisplaySwitch',
  summary: 'How pages are shown (适老版、高对比度), at the top of every page. A form of plain buttons: it works without script, and no robot follows it.',
  props: {
    action: 'Address the choice is posted to.',
    name: 'Name of the choice.',
    options: 'The modes; the one in use is marked.',
    backName: 'Name of the address that is led back to.',
    back: 'Address of the page it stands on.',
  },
  examples: [
    { name: 'on the band of the masthead', props: { action: '/display', name: 'mode', options, backName: 'back', back: '/documents' }, onBand: true },
    { name: 'in 适老版', props: { action: '/display', name: 'mode', options: options.map((option) => ({ ...option, current: option.value === 'elder' })), backName: 'back', back: '/' }, onBand: true },
  ],
});
