import { defineContract } from '../../contract.ts';
import ChoiceGroup from './ChoiceGroup.vue';

const options = [
  { value: 'IN_FORCE', label: '现行有效', count: '312' },
  { value: 'AMENDED', label: '已被修改', count: '28' },
  { value: 'REPEALED', label: '已废止', count: '41' },
];

export const contract = defineContract(ChoiceGroup, {
  name: 'ChoiceGroup',
  summary: 'Several choices under one question: native checkboxes or radio buttons.',
  props: {
    groupId: 'Base of the ids.',
    name: 'Name of the parameter.',
    legend: 'The question.',
    options: 'Choices; `count` says how much there is.',
    type: '`checkbox` (several) or `radio` (one).',
    selected: 'Values chosen.',
    hint: 'What helps to choose.',
    columns: '2 sets short choices side by side.',
  },
  examples: [
    { name: 'several', props: { groupId: 'status', name: 'status', legend: '有效性', options, selected: ['IN_FORCE'] } },
    { name: 'one', props: { groupId: 'sort', name: 'sort', legend: '排序', type: 'radio', options: [{ value: 'NEWEST', label: '新的在前' }, { value: 'OLDEST', label: '旧的在前' }], selected: ['NEWEST'], columns: 2 } },
  ],
});
