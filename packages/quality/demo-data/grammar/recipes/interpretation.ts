import type { Recipe } from '../recipe.ts';
import { monthBefore, numbered, numeral, phone, requirements, sentences } from '../scene.ts';

const questions: Recipe = (scene) => {
  const { service, audience, column, size, random, year } = scene;
  const asked = random.sample(
    [`哪些人可以办理“${service}”？`, '需要准备哪些材料？', '在哪里办理，可以网上办理吗？', '多长时间能够办结？', '办理过程中发现信息有误怎么办？', '对结果不服怎么办？', '与过去的规定相比有哪些变化？', `${audience}有没有特殊规定？`],
    size + 3,
  );
  const answers = sentences(column.measures, asked.length, scene);
  const body = [
    `近期，关于“${service}”的咨询较多。现就大家关心的问题解答如下。`,
    ...asked.flatMap((question, index) => [`## ${numeral(index + 1)}、${question}`, `答：${answers[index] ?? ''}`]),
    ...requirements(size, scene),
    `如需进一步了解，可以拨打12333或者${phone(random)}咨询。`,
  ];
  return { title: `“${service}”政策问答（${year}年第${random.between(1, 12)}期）`, summary: `以问答形式解释“${service}”的对象、材料、渠道和时限。`, body: body.join('\n') };
};

const reading: Recipe = (scene) => {
  const { theme, audience, column, size, year, random } = scene;
  const body = [
    `为便于社会各界准确理解${theme}有关政策，现就制定背景、主要内容和适用范围解读如下。`,
    '## 一、制定背景',
    `${monthBefore(scene)}，省厅对各地开展${theme}工作的情况进行了调研，收集${audience}和基层单位的意见建议${random.between(20, 180)}条，在此基础上形成政策文本。`,
    '## 二、主要内容',
    ...numbered(sentences(column.measures, size + 2, scene)),
    '## 三、新旧政策的差异',
    `与过去相比，主要有三点变化：一是扩大了范围，将${audience}纳入服务对象；二是压缩了时限；三是减少了材料。`,
    '## 四、需要注意的问题',
    ...requirements(size, scene),
  ];
  return { title: random.pick([`${year}年${theme}政策解读`, `一文读懂${theme}（${year}年）`, `${theme}政策新变化（${year}年${scene.month}月）`]), summary: `解读${theme}政策的背景、主要内容和与过去的差异。`, body: body.join('\n') };
};

export const interpretations = [questions, reading] as const;
