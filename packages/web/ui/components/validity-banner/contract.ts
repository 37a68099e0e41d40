import { defineContract } from '../../contract.ts';
import ValidityBanner from './ValidityBanner.vue';

export const contract = defineContract(ValidityBanner, {
  name: 'ValidityBanner',
  summary: 'Says above a text whether it may be relied on (47号: 修改、废止、失效的，在原文件上作出明确标注). Printed too.',
  props: {
    status: 'Validity as the schema spells it.',
    message: 'The whole sentence, with its date.',
    basis: 'What it follows from.',
    note: 'A caution: the state was inferred.',
    groups: 'Documents it leads to, by relation: 修改它的文件, 废止它的文件, 较新的文本.',
  },
  examples: [
    {
      name: 'repealed, inferred',
      props: {
        status: 'REPEALED',
        message: '本文件自2026年11月1日起废止，仅供查阅。',
        basis: '《示例省就业创业服务办法》第四十一条',
        note: '该状态根据公开文本推定，如有出入，以发布机关的公布为准。',
        groups: [{ label: '废止它的文件', links: [{ label: '《示例省就业创业服务办法》', href: '/documents/9' }] }],
      },
    },
    { name: 'amended', props: { status: 'AMENDED', message: '本文本已于2010年12月20日被修改，请以修改后的文本为准。', groups: [{ label: '较新的文本', links: [{ label: '2010年12月20日文本', href: '/documents/3' }] }] } },
    { name: 'not yet in force', props: { status: 'NOT_YET_IN_FORCE', message: '本文件尚未施行，自2027年1月1日起施行。' } },
    { name: 'suspended', props: { status: 'SUSPENDED', message: '本文件暂停施行，至2026年12月31日止。' } },
    { name: 'expired', props: { status: 'EXPIRED', message: '本文件自2025年12月31日起失效，仅供查阅。' } },
    { name: 'in force, with a term', props: { status: 'IN_FORCE', message: '本文件现行有效，有效期至2026年11月30日。' } },
  ],
});
