import type { Recipe } from '../recipe.ts';
import { later, numbered, numeral, requirements, say, sentences, signature } from '../scene.ts';
import { OPENINGS } from '../vocabulary.ts';
import { DEPARTMENT } from '../../department.ts';

const DEFAULT_YEARS = 5;
/** 试行 and 暂行 texts lapse sooner (rules §1.9). */
const TRIAL_YEARS = 2;

const notice: Recipe = (scene) => {
  const { random, theme, year, city, column, size, audience, writtenOn } = scene;
  const title = random.pick([
    `关于做好${year}年${theme}工作的通知`,
    `关于进一步加强${theme}工作的通知（${year}年）`,
    `关于在${city}开展${theme}试点工作的通知（${year}年）`,
    `关于${year}年${theme}若干问题的通知`,
    `关于规范${city}${theme}有关事项的通知（${year}年）`,
  ]);
  const body = [
    '各市人力资源和社会保障局，厅机关各处室、直属各单位：',
    say(random.pick(OPENINGS), scene),
    '## 一、总体目标',
    `到${year + random.between(1, 3)}年底，${theme}的制度更加健全，服务更加便捷，${audience}的满意度明显提高。`,
    '## 二、主要任务',
    ...numbered(sentences(column.measures, size + 3, scene)),
    '## 三、工作要求',
    ...numbered(requirements(size + 1, scene)),
    `本通知自${later(scene, 30)}起施行，有效期5年。`,
    ...signature(DEPARTMENT, writtenOn),
    '（此件主动公开）',
  ];
  return { title, summary: `就${theme}的目标、任务和要求作出规定。`, body: body.join('\n'), series: '示人社规', force: { fromDays: 30, years: DEFAULT_YEARS } };
};

const measures: Recipe = (scene) => {
  const { random, theme, audience, column, size, city, year } = scene;
  const form = random.pick(['管理办法', '实施细则', '工作规程', '管理办法（试行）', '实施细则（试行）', '暂行规定']);
  const trial = form.includes('行');
  const articles: string[] = [];
  const article = (text: string) => articles.push(`第${numeral(articles.filter((line) => line.startsWith('第') && line.includes('条\u3000')).length + 1)}条\u3000${text}`);
  articles.push('第一章\u3000总则');
  article(`为规范${theme}工作，保护${audience}的合法权益，根据有关法律法规，结合本省实际，制定本${form.replace(/（.+）/u, '')}。`);
  article(`${city}行政区域内的${theme}工作，适用本规定。`);
  article('工作应当遵循公开、公平、便民、高效的原则。');
  articles.push('第二章\u3000职责和措施');
  for (const text of sentences(column.measures, size * 2 + 2, scene)) article(text.replace(/^[^。]+。/u, ''));
  articles.push('第三章\u3000监督管理');
  for (const text of requirements(size + 1, scene)) article(text.replace(/^[^。]+。/u, ''));
  article('违反本规定的，由有权机关责令改正；情节严重的，依法追究责任。');
  articles.push('第四章\u3000附则');
  article(`本规定自${later(scene, 30)}起施行，有效期${trial ? TRIAL_YEARS : DEFAULT_YEARS}年。`);
  return {
    title: `示例省${city}${theme}${form}（${year}年）`.replace('）（', '，'),
    summary: `规定${theme}的职责分工、工作措施和监督管理。`,
    body: articles.join('\n'),
    series: '示人社规',
    force: { fromDays: 30, years: trial ? TRIAL_YEARS : DEFAULT_YEARS },
  };
};

export const normativeDocuments = [notice, notice, measures] as const;
