import { defineContract } from '../../contract.ts';
import ErrorSummary from './ErrorSummary.vue';

export const contract = defineContract(ErrorSummary, {
  name: 'ErrorSummary',
  summary: 'Above a form that could not be taken: every fault, each leading to its field, where the same words stand, or to the address that puts it right. One a page.',
  props: { errors: 'Faults in the order of the fields: `fieldId` of the control, or `href` where no control carries the fault.', heading: 'Heading; 请先改正以下内容 unless told.' },
  examples: [{ name: 'three faults', props: { errors: [{ message: '请填写收到日期。', fieldId: 'error-received' }, { message: '“五百”不是 0 至 400 之间的整数。' }, { message: '翻页位置不正确，请从第一页重新查看。', href: '/documents' }] } }],
});
