import { defineContract, exampleNode } from '../../contract.ts';
import { contract as switchContract } from '../display-switch/contract.ts';
import SiteHeader from './SiteHeader.vue';

const navigation = [
  { label: '首页', href: '/' },
  { label: '文件库', href: '/documents', current: true },
  { label: '政府信息公开', href: '/disclosure' },
  { label: '期限计算', href: '/disclosure/deadline' },
  { label: '机构概况', href: '/about/organisation' },
];
const columns = ['就业创业', '人事管理', '人才服务', '社会保险', '职业培训', '劳动维权', '军转安置', '引进国外智力'].map((label, index) => ({ label, href: `/columns/${index + 1}` }));
const inElderMode = switchContract.examples[1] ?? { name: '', props: {} };

export const contract = defineContract(SiteHeader, {
  name: 'SiteHeader',
  summary: 'The masthead of every page: who speaks, search, main navigation (47号). On a phone the navigation opens with `details`, without script.',
  props: {
    organisation: 'Name of the department, in full.',
    siteName: 'What the site is, below the name.',
    logoPath: 'Address of the department’s logo (square); the mark of 明厅 where there is none.',
    homeHref: 'Where the name leads.',
    navigation: 'Main entries: five or six, short.',
    columns: 'Configured columns, behind 「栏目」.',
    searchValue: 'Words shown again in the search field.',
    searchIsland: 'Address of the type-ahead module.',
    searchSource: 'Address it asks for suggestions.',
    simple: '适老版: a few entries, all in sight; no menu, no columns.',
    withSearch: 'False where the page itself is a search page with a large field.',
  },
  slots: { tools: 'DisplaySwitch, above the name.' },
  examples: [
    { name: 'in a section', props: { organisation: '示例省人力资源和社会保障厅', siteName: '政府信息公开', navigation, columns } },
    { name: 'long name, no search', props: { organisation: '示例省人力资源和社会保障厅驻某某经济技术开发区办事处', navigation, withSearch: false } },
    { name: 'in 适老版', props: { organisation: '示例省人力资源和社会保障厅', siteName: '政府信息公开', navigation: navigation.slice(0, 4), columns, simple: true }, slots: { tools: () => exampleNode(switchContract, inElderMode) } },
  ],
});
