import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import DocumentBody from '../document-body/DocumentBody.vue';
import ReadingFrame from './ReadingFrame.vue';

export const contract = defineContract(ReadingFrame, {
  name: 'ReadingFrame',
  summary: 'Tools of a reader around a text: size, 黑体 or 宋体, print, address to pass on. Size and face work by radio buttons and CSS; print and copy appear with script only, because without it they would do nothing.',
  props: { address: 'Full address of the page, to be passed on.' },
  slots: { default: 'DocumentBody.' },
  examples: [
    {
      name: 'around a text',
      props: { address: 'https://hrss.example.gov.cn/documents/0a1b2c3d4e5f6' },
      slots: { default: () => h(DocumentBody, { html: '<p>属于主动公开范围的信息，应当自形成或者变更之日起20个工作日内及时公开。法律、法规对公开的期限另有规定的，从其规定。</p>' }) },
    },
  ],
});
