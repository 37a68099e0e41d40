import { defineContract } from '../../contract.ts';
import SourceLinks from './SourceLinks.vue';

export const contract = defineContract(SourceLinks, {
  name: 'SourceLinks',
  summary: 'How a list can be taken along or followed: files for tables and programs, feeds. Stands below the list.',
  props: { groups: 'What is done with the links (下载本列表, 订阅), and the links, each named by its format.' },
  examples: [
    {
      name: 'of a list',
      props: {
        groups: [
          { label: '下载本列表', links: [{ label: 'CSV', href: '/documents.csv' }, { label: 'JSON', href: '/documents.json' }] },
          { label: '订阅', links: [{ label: 'Atom', href: '/feeds/documents.xml' }, { label: 'RSS', href: '/feeds/documents.rss.xml' }] },
        ],
      },
    },
  ],
});
