import { defineContract } from '../../contract.ts';
import FormField from './FormField.vue';

export const contract = defineContract(FormField, {
  name: 'FormField',
  summary: 'One native control with its label, hint and error, in the order a screen reader should hear them.',
  props: {
    fieldId: 'Id of the control; errors link to it.',
    name: 'Name of the parameter.',
    label: 'What is asked, in words; never replaced by a placeholder.',
    type: 'Native type; `select` takes `options`.',
    value: 'Value as text.',
    options: 'Choices of a select.',
    anyLabel: 'First, empty choice of a select: 不限.',
    hint: 'What helps to fill it in, with an example.',
    error: 'What is wrong and how to put it right.',
    optional: 'Marks the field as 选填; fields are required unless told.',
    min: 'Least value of a date or number.',
    max: 'Greatest value.',
    maxLength: 'Longest text.',
    inputMode: 'Keyboard a phone shows.',
    autocomplete: 'What a browser may fill in.',
    size: 'Width: `short` for a number, `medium` for a date, `full`.',
    rows: 'Lines a `textarea` shows.',
    code: 'What is typed is for machines: signs of one width.',
  },
  examples: [
    { name: 'a date with a hint', props: { fieldId: 'received', name: 'receivedOn', label: '收到日期', type: 'date', value: '2026-11-24', hint: '收到申请的日期，当日不计入期限。例如 2026-09-24。', size: 'medium' } },
    { name: 'a number with an error', props: { fieldId: 'days', name: 'workingDays', label: '工作日天数', type: 'text', inputMode: 'numeric', value: '五百', error: '“五百”不是 0 至 400 之间的整数。', size: 'short' } },
    { name: 'a choice', props: { fieldId: 'kind', name: 'kind', label: '类别', type: 'select', value: 'NORMATIVE_DOCUMENT', anyLabel: '不限', options: [{ value: 'NORMATIVE_DOCUMENT', label: '规范性文件' }, { value: 'INTERPRETATION', label: '政策解读' }] } },
    { name: 'long text, optional', props: { fieldId: 'remarks', name: 'remarks', label: '补充说明', type: 'textarea', optional: true, maxLength: 500 } },
  ],
});
