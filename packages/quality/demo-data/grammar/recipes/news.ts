import type { Recipe } from '../recipe.ts';
import { later, monthBefore, numbered, requirements, sentences, type Scene } from '../scene.ts';
import { printedDay } from '../../timeline.ts';

/** What all news holds below its first paragraph. */
function report(scene: Scene): string[] {
  const { random, column, size } = scene;
  const lead = random.pick([
    '据了解，当地主要采取了以下做法：',
    '从实际情况看，有以下几个方面值得关注：',
    '下一步，将重点抓好以下几项工作：',
    '围绕上述目标，重点开展了以下工作：',
  ]);
  return [...sentences(column.findings, Math.min(size + 1, 4), scene), lead, ...numbered(sentences(column.measures, size + 2, scene)), ...requirements(size, scene)];
}

const progress: Recipe = (scene) => {
  const { city, county, theme, random } = scene;
  const title = random.pick([
    `${city}${county}扎实推进${theme}工作`,
    `${city}${theme}工作取得阶段性成效`,
    `${city}${county}多措并举做好${theme}`,
    `${city}在${county}开展${theme}试点`,
  ]);
  const first = `今年以来，${city}${county}把${theme}作为服务民生的重要内容，完善制度、优化流程、加强保障，取得了积极进展。`;
  return { title, summary: `介绍${city}${county}开展${theme}工作的主要做法和成效。`, body: [first, ...report(scene)].join('\n'), byCity: true };
};

const meeting: Recipe = (scene) => {
  const { city, theme, year, random, writtenOn } = scene;
  const title = random.pick([`全省${theme}工作推进会在${city}召开`, `${year}年全省${theme}工作会议召开`, `省厅部署下一阶段${theme}工作`, `全省${theme}业务培训班在${city}举办`]);
  const first = `${printedDay(writtenOn)}，省人力资源社会保障厅在${city}召开会议，研究${theme}工作。厅有关负责同志出席会议并讲话，各市人力资源社会保障局分管负责同志参加会议。`;
  const second = `会议听取了${scene.county}等${random.between(3, 9)}个单位的经验介绍，分析了当前面临的形势，就做好下一阶段工作提出明确要求。`;
  return { title, summary: `会议总结前一阶段${theme}工作，研究部署下一阶段任务。`, body: [first, second, ...report(scene)].join('\n') };
};

const visit: Recipe = (scene) => {
  const { city, county, theme, random, writtenOn } = scene;
  const title = random.pick([`省厅调研组到${city}${county}调研${theme}工作`, `厅领导赴${city}督导${theme}工作`, `省厅工作组到${county}开展${theme}现场服务`]);
  const first = `${printedDay(writtenOn)}，省人力资源社会保障厅调研组到${city}${county}，实地查看服务大厅、企业和社区，围绕${theme}听取意见建议。`;
  return { title, summary: `调研组实地了解${city}${county}${theme}工作情况，听取基层单位和群众的意见。`, body: [first, ...report(scene)].join('\n') };
};

const monthly: Recipe = (scene) => {
  const { city, theme } = scene;
  const period = monthBefore(scene);
  const first = `${period}，${city}${theme}工作总体平稳，各项指标处于合理区间。有关情况通报如下。`;
  const last = `下一次情况将于${later(scene, 30)}前发布。`;
  return { title: `${period}${city}${theme}工作情况`, summary: `通报${period}${city}${theme}工作的主要数据和安排。`, body: [first, ...report(scene), last].join('\n'), byCity: true };
};

export const news = [progress, meeting, visit, monthly, progress] as const;
