import { defineContract } from '../../contract.ts';
import LeaderCard from './LeaderCard.vue';

export const contract = defineContract(LeaderCard, {
  name: 'LeaderCard',
  summary: 'A leader: name, post, what they answer for (条例第二十条).',
  props: { name: 'Name.', post: 'Post.', duties: 'Division of work.', portrait: 'Address of a portrait, three by four; the name stands beside it, so it has no words of its own.', headingLevel: 'Level of the name.' },
  examples: [{ name: 'without a portrait', props: { name: '张示例', post: '党组书记、厅长', duties: '主持厅党组和行政全面工作，分管办公室、规划财务处。' } }],
});
