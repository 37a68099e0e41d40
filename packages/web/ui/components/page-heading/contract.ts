import { defineContract } from '../../contract.ts';
import PageHeading from './PageHeading.vue';

export const contract = defineContract(PageHeading, {
  name: 'PageHeading',
  summary: 'The one `h1` of a page, with what stands directly above and below it.',
  props: {
    title: 'What the page is.',
    kicker: 'What kind of thing it is, above the title: a document’s kind, a column.',
    lead: 'One or two sentences: what can be done here.',
    variant: '`document` sets the title in 宋体.',
  },
  slots: { default: 'What belongs to the heading: a status tag, a line of facts.' },
  examples: [
    { name: 'a list page', props: { title: '文件库', lead: '本机关主动公开的文件，以及与人力资源和社会保障有关的法律、行政法规、规章和上级文件。' } },
    { name: 'a document', props: { title: '关于进一步做好失业保险稳岗返还和技能提升补贴工作有关问题的通知', kicker: '规范性文件', variant: 'document' } },
  ],
});
