import { printedDay } from '../../timeline.ts';
import type { Recipe } from '../recipe.ts';
import { later, measures, monthBefore, numbered, requirements, type Scene, sentences } from '../scene.ts';

/** What all news holds below its first paragraph. */
function report(lead: string, scene: Scene): string[] {
  const { subject, size } = scene;
  return [...sentences(subject.findings, Math.min(size + 1, 4), scene), lead, ...numbered(measures(size + 2, scene)), ...requirements(size + 1, scene)];
}

const progress: Recipe = {
  write: (scene) => {
    const { city, county, theme, random } = scene;
    const title = random.pick([
      `${city}${county}扎实推进${theme}工作`,
      `${city}${theme}工作取得阶段性成效`,
      `${city}${county}多措并举做好${theme}工作`,
      `${city}${theme}工作现场会在${county}举行`,
    ]);
    const first = `今年以来，${city}把${theme}作为服务民生的重要内容，完善制度、优化流程、加强保障，${county}等地的做法取得了积极进展。`;
    return { title, summary: `介绍${city}${county}开展${theme}工作的主要做法和成效。`, body: [first, ...report('当地主要采取了以下做法：', scene)], byCity: true };
  },
};

const meeting: Recipe = {
  write: (scene) => {
    const { city, county, theme, year, random, writtenOn } = scene;
    const title = random.pick([`全省${theme}工作推进会在${city}召开`, `${year}年全省${theme}工作会议召开`, `省厅部署下一阶段${theme}工作`, `全省${theme}业务培训班在${city}举办`]);
    const first = `${printedDay(writtenOn)}，省人力资源社会保障厅在${city}召开会议，研究${theme}工作。厅有关负责同志出席会议并讲话，各市人力资源社会保障局分管负责同志参加会议。`;
    const second = `会议听取了${county}等${random.between(3, 9)}个单位的经验介绍，分析了当前面临的形势。`;
    return { title, summary: `会议总结前一阶段${theme}工作，研究部署下一阶段任务。`, body: [first, second, ...report('会议要求，下一阶段重点抓好以下工作：', scene)] };
  },
};

const visit: Recipe = {
  write: (scene) => {
    const { city, county, theme, random, writtenOn } = scene;
    const title = random.pick([`省厅调研组到${city}${county}调研${theme}工作`, `厅领导赴${city}督导${theme}工作`, `省厅工作组到${city}${county}开展${theme}现场服务`]);
    const first = `${printedDay(writtenOn)}，省人力资源社会保障厅有关负责同志到${city}${county}，实地查看服务大厅、企业和社区，围绕${theme}听取意见建议。`;
    return { title, summary: `省厅有关负责同志实地了解${city}${county}${theme}工作情况，听取基层单位和群众的意见。`, body: [first, ...report('座谈中提出，要重点做好以下几个方面：', scene)] };
  },
};

/** Work that is reported on every month. */
const REPORTED = new Set(['employment', 'social-insurance', 'training', 'rights']);

const monthly: Recipe = {
  fits: ({ column }) => REPORTED.has(column.slug),
  write: (scene) => {
    const { city, theme } = scene;
    const period = monthBefore(scene);
    const first = `${period}，${city}${theme}工作总体平稳，各项指标处于合理区间。有关情况通报如下。`;
    const last = `下一次情况将于${later(scene, 30)}前发布。`;
    return { title: `${period}${city}${theme}工作情况`, summary: `通报${period}${city}${theme}工作的主要数据和安排。`, body: [first, ...report('当月主要开展了以下工作：', scene), last], byCity: true };
  },
};

export const news = [meeting, visit, monthly, progress, progress] as const;
