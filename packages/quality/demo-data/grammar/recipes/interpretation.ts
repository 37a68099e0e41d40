import type { Recipe } from '../recipe.ts';
import { measures, monthBefore, notes, numbered, phone, questions, quoted } from '../scene.ts';

const answers: Recipe = {
  write: (scene) => {
    const { service, size, random, year } = scene;
    const body = [
      `近期，关于${quoted(service)}的咨询较多。现就大家关心的问题解答如下。`,
      ...questions(size + 4, scene),
      '## 温馨提示',
      ...notes(size, scene),
      `如需进一步了解，可以拨打12333或者${phone(random)}咨询。`,
    ];
    return { title: `${quoted(service)}政策问答（${year}年第${random.between(1, 12)}期）`, summary: `以问答形式解释${quoted(service)}的对象、材料、渠道和时限。`, body };
  },
};

const reading: Recipe = {
  write: (scene) => {
    const { theme, audience, size, year, month, random } = scene;
    const body = [
      `为便于社会各界准确理解${theme}有关政策，现就制定背景、主要内容和适用范围解读如下。`,
      '## 一、制定背景',
      `${monthBefore(scene)}，省厅对各地开展${theme}工作的情况进行了调研，收集${audience}和基层单位的意见建议${random.between(20, 180)}条，在此基础上形成政策文本。`,
      '## 二、主要内容',
      ...numbered(measures(size + 2, scene)),
      '## 三、新旧政策的差异',
      `与过去相比，主要有三点变化：一是扩大了范围，将${audience}纳入服务对象；二是压缩了办理时限；三是减少了申请材料。`,
      '## 四、需要注意的问题',
      ...notes(size, scene),
    ];
    return { title: random.pick([`${year}年${theme}政策解读`, `一文读懂${theme}（${year}年）`, `${theme}政策新变化（${year}年${month}月）`]), summary: `解读${theme}政策的背景、主要内容和与过去的差异。`, body };
  },
};

export const interpretations = [answers, reading] as const;
