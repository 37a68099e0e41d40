import { defineContract } from '../../contract.ts';
import ErrorSummary from './ErrorSummary.vue';

export const contract = defineContract(ErrorSummary, {
  name: 'ErrorSummary',
  summary: 'Above a form that could not be taken: every fault, each leading to its field. The same words stand at the field. One a page.',
  props: { errors: 'Faults in the order of the fields.', heading: 'Heading; 请先改正以下内容 unless told.' },
  examples: [{ name: 'two faults', props: { errors: [{ message: '请填写收到日期。', fieldId: 'error-received' }, { message: '“五百”不是 0 至 400 之间的整数。' }] } }],
});
