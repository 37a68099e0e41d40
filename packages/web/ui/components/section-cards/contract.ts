import { defineContract } from '../../contract.ts';
import SectionCards from './SectionCards.vue';

const items = [
  ['就业创业', '招聘信息、就业援助、创业扶持和各项补贴。'],
  ['人事管理', '事业单位公开招聘、考核奖励和工资福利。'],
  ['人才服务', '职称评审、职业资格、专家服务和人才引进。'],
  ['社会保险', '养老、失业、工伤保险的参保、缴费和待遇。'],
  ['职业培训', '技能培训、技工院校和职业技能等级认定。'],
  ['劳动维权', '劳动关系、工资支付、仲裁和监察。'],
  ['军转安置', '军队转业干部安置和服务。'],
  ['引进国外智力', '外国人来华工作和出国培训。'],
].map(([title = '', description = ''], index) => ({ href: `/columns/${index + 1}`, title, description, note: index % 3 === 0 ? '最近更新：2026年11月20日' : null }));

export const contract = defineContract(SectionCards, {
  name: 'SectionCards',
  summary: 'Ways into the parts of the site: one, two or four beside each other. Ruled, not boxed.',
  props: { items: 'Address, title, a sentence, a note (latest update).', headingLevel: 'Level of the titles.' },
  examples: [
    { name: 'the eight columns', props: { items } },
    { name: 'four entries', props: { items: items.slice(0, 4), headingLevel: 2 } },
  ],
});
