import { defineContract } from '../../contract.ts';
import SearchResultList from './SearchResultList.vue';

export const contract = defineContract(SearchResultList, {
  name: 'SearchResultList',
  summary: 'What a search found, best first, with the words asked for marked and the article they stand in.',
  props: {
    items: 'Entries (see entry.ts); `titleHtml` and `excerptHtml` from the highlighter only.',
    headingLevel: 'Level of the titles.',
    start: 'Rank of the first entry, on later pages.',
  },
  examples: [
    {
      name: 'two results',
      props: {
        items: [
          { href: '/documents/3#art-17', titleHtml: '<mark>工伤</mark>保险条例', excerptHtml: '……职工发生事故伤害或者按照职业病防治法规定被诊断、鉴定为职业病，所在单位应当自事故伤害发生之日起30日内，提出<mark>工伤认定</mark>申请……', date: { text: '2010年12月20日', value: '2010-12-20' }, facts: ['国务院', '国务院令第586号'], status: 'IN_FORCE', article: { label: '见第十七条', href: '/documents/3#art-17' } },
          { href: '/documents/5', titleHtml: '示例省<mark>工伤认定</mark>办事指南', excerptHtml: '申请<mark>工伤认定</mark>应当提交下列材料：申请表、劳动关系证明、医疗诊断证明。', date: { text: '2026年3月2日', value: '2026-03-02' }, facts: ['示例省人力资源和社会保障厅'] },
        ],
      },
    },
  ],
});
