import { defineContract } from '../../contract.ts';
import StatFigure from './StatFigure.vue';

export const contract = defineContract(StatFigure, {
  name: 'StatFigure',
  summary: 'One figure that matters, with its unit and what it is of.',
  props: { label: 'What is counted, and when.', value: 'The figure, grouped as it should be read.', unit: 'Its unit.', note: 'Source or caution.', href: 'Where it can be checked.' },
  examples: [
    { name: 'a count', props: { label: '主动公开政府信息', value: '3795', unit: '条', note: '2017年，来源：年度报告' } },
    { name: 'a date', props: { label: '期限届满日', value: '2026年12月22日' } },
  ],
});
