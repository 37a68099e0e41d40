import { defineContract } from '../../contract.ts';
import SearchForm from './SearchForm.vue';

export const contract = defineContract(SearchForm, {
  name: 'SearchForm',
  summary: 'A field and a button that ask with GET. `header` stands on the band, `large` leads a search page or the home page.',
  props: {
    action: 'Address asked; `/search` unless told.',
    name: 'Name of the parameter; `q` unless told.',
    fieldId: 'Id of the field: each form on a page needs its own.',
    value: 'What was asked for last.',
    variant: '`plain`, `header` (on the band, icon only) or `large`.',
    label: 'Name of the field for screen readers.',
    placeholder: 'Hint inside the field.',
    landmark: 'True for the search of the site: screen readers list it. One a page.',
    island: 'Address of the type-ahead module, set as `data-island`.',
    source: 'Address the module asks for suggestions.',
    maxLength: 'Longest question taken.',
  },
  slots: { default: 'Suggestions (`ul.oh-suggestions[role=listbox]` of `li.oh-suggestions__item`), hidden fields, hints.' },
  examples: [
    { name: 'plain', props: { fieldId: 'search-plain' } },
    { name: 'large, with what was asked', props: { fieldId: 'search-large', variant: 'large', value: '工伤保险条例 第17条', label: '搜索文件' } },
    { name: 'on the band', props: { fieldId: 'search-band', variant: 'header', landmark: true }, onBand: true },
  ],
});
