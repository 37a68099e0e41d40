import { DEPARTMENT } from '../../department.ts';
import type { Recipe } from '../recipe.ts';
import { later, measures, numbered, numeral, requirements, say, signature } from '../scene.ts';
import { OPENINGS } from '../vocabulary.ts';

const DEFAULT_YEARS = 5;
/** 试行 and 暂行 texts lapse sooner (rules §1.9). */
const TRIAL_YEARS = 2;
/** Sentences of the vocabulary open with a heading of a few characters; an article has none. */
const HEADING = /^[^。]+。/u;

const notice: Recipe = {
  write: (scene) => {
    const { random, theme, year, city, county, size, audience, writtenOn } = scene;
    const title = random.pick([
      `关于做好${year}年${theme}工作的通知`,
      `关于进一步加强${theme}工作的通知`,
      `关于在${city}${county}开展${theme}试点工作的通知`,
      `关于${theme}若干问题的通知`,
      `关于规范${theme}有关事项的通知`,
      `关于优化${theme}服务的通知`,
      `关于开展${year}年${theme}专项检查的通知`,
    ]);
    const body = [
      '各市人力资源和社会保障局，厅机关各处室、直属各单位：',
      say(random.pick(OPENINGS), scene),
      '## 一、总体目标',
      `到${year + random.between(1, 3)}年底，${theme}的制度更加健全，服务更加便捷，${audience}的满意度明显提高。`,
      '## 二、主要任务',
      ...numbered(measures(size + 3, scene)),
      '## 三、工作要求',
      ...numbered(requirements(size + 1, scene)),
      `本通知自${later(scene, 30)}起施行，有效期5年。`,
      ...signature(DEPARTMENT, writtenOn),
      '（此件主动公开）',
    ];
    return { title, summary: `就${theme}的目标、任务和要求作出规定。`, body, series: '示人社规', force: { fromDays: 30, years: DEFAULT_YEARS } };
  },
};

const inArticles: Recipe = {
  write: (scene) => {
    const { random, theme, audience, size, year } = scene;
    const form = random.pick(['管理办法', '实施细则', '工作规程']);
    const status = random.pick(['', `（${year}年修订）`, '（试行）', '（暂行）']);
    const years = status.endsWith('行）') ? TRIAL_YEARS : DEFAULT_YEARS;
    const chapters: readonly (readonly [string, readonly string[]])[] = [
      [
        '总则',
        [
          `为规范${theme}工作，保护${audience}的合法权益，根据有关法律法规，结合本省实际，制定本${form}。`,
          `本省行政区域内的${theme}工作，适用本${form}。`,
          '工作应当遵循公开、公平、便民、高效的原则。',
        ],
      ],
      ['职责和措施', measures(size * 2 + 2, scene).map((text) => text.replace(HEADING, ''))],
      ['监督管理', [...requirements(size + 1, scene).map((text) => text.replace(HEADING, '')), `违反本${form}的，由有权机关责令改正；情节严重的，依法追究责任。`]],
      ['附则', [`本${form}自${later(scene, 30)}起施行，有效期${years}年。`]],
    ];
    let article = 0;
    const body = chapters.flatMap(([name, articles], index) => [`第${numeral(index + 1)}章\u3000${name}`, ...articles.map((text) => `第${numeral((article += 1))}条\u3000${text}`)]);
    return {
      title: `示例省${theme}${form}${status}`,
      summary: `规定${theme}的职责分工、工作措施和监督管理。`,
      body,
      series: '示人社规',
      force: { fromDays: 30, years },
    };
  },
};

export const normativeDocuments = [notice, notice, inArticles] as const;
