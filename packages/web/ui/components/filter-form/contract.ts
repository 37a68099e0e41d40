import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import ChoiceGroup from '../choice-group/ChoiceGroup.vue';
import FormField from '../form-field/FormField.vue';
import FilterForm from './FilterForm.vue';

export const contract = defineContract(FilterForm, {
  name: 'FilterForm',
  summary: 'Narrows a list with a plain GET form. What is in force stands above it as links that take it away. Folded on a phone, so that the list comes first. One a page.',
  props: {
    action: 'Address of the list.',
    heading: 'Name of the form for screen readers.',
    chips: 'Conditions in force: their words and the address without them.',
    clearHref: 'The list without any.',
    open: 'Unfolded on a phone too: the form holds a fault that has to be put right.',
  },
  slots: { default: 'FormField and ChoiceGroup.' },
  examples: [
    {
      name: 'with conditions in force',
      props: {
        action: '/documents',
        heading: '筛选文件',
        chips: [{ label: '规范性文件', removeHref: '/documents?status=IN_FORCE' }, { label: '现行有效', removeHref: '/documents?kind=NORMATIVE_DOCUMENT' }],
        clearHref: '/documents',
      },
      slots: {
        default: () => [
          h(FormField, { fieldId: 'filter-words', name: 'q', label: '关键词或文号' }),
          h(ChoiceGroup, { groupId: 'filter-status', name: 'status', legend: '有效性', options: [{ value: 'IN_FORCE', label: '现行有效' }, { value: 'REPEALED', label: '已废止' }], selected: ['IN_FORCE'] }),
          h(FormField, { fieldId: 'filter-from', name: 'from', label: '起始日期', type: 'date' }),
        ],
      },
    },
  ],
});
