import { h } from 'vue';
import { defineContract } from '../../contract.ts';
import NoticePanel from './NoticePanel.vue';

const text = (words: string) => ({ default: () => h('p', words) });

export const contract = defineContract(NoticePanel, {
  name: 'NoticePanel',
  summary: 'Something to know before reading on. Rare on a page, or nobody reads it. For a document’s validity use ValidityBanner, for faults of a form ErrorSummary.',
  props: { tone: 'What kind of thing it is.', heading: 'Heading, where the text is more than a sentence.', headingLevel: 'Its level.' },
  slots: { default: 'Paragraphs.' },
  examples: [
    { name: 'info', props: { tone: 'info' }, slots: text('您正在查看第 2 版，发布于2026年3月2日，不是当前版本。') },
    { name: 'success', props: { tone: 'success', heading: '已经收到' }, slots: text('我们将在 3 个工作日内核实。') },
    { name: 'warning', props: { tone: 'warning', heading: '2027年放假安排尚未公布' }, slots: text('暂按周六、周日休息计算。安排公布后结果可能变化，请届时重新计算。') },
    { name: 'error', props: { tone: 'error' }, slots: text('网址中的翻页位置不正确，请从第一页重新查看。') },
  ],
});
