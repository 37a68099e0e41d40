import type { Recipe } from '../recipe.ts';
import { later, numbered, numeral, phone, requirements, sentences, signature, type Scene } from '../scene.ts';
import { CITIES, COUNTIES, INSTITUTIONS, POSTS, SURNAMES } from '../places.ts';
import { DEPARTMENT } from '../../department.ts';

/** A name as a public list shows it: the surname and a mask, never a whole name. */
function maskedName({ random }: Scene): string {
  return `${random.pick(SURNAMES)}某${random.chance(0.7) ? '某' : ''}`;
}

function contact(scene: Scene): string {
  return `联系电话：${phone(scene.random)}，监督电话：${phone(scene.random)}（工作日上午8:30至11:30，下午1:30至5:00）。`;
}

const recruitment: Recipe = (scene) => {
  const { random, city, year, writtenOn } = scene;
  const institution = random.pick(INSTITUTIONS);
  const rows = Array.from({ length: random.between(3, 6 + scene.size * 6) }, (_, index) => {
    const degree = random.pick(['本科及以上', '硕士研究生及以上', '大专及以上']);
    return `|${String(index + 1).padStart(2, '0')}|${city}${random.chance(0.5) ? random.pick(COUNTIES) : ''}${institution}|${random.pick(POSTS)}|${random.between(1, 4)}|${degree}|${random.pick(['不限', '限应届毕业生', '具有2年以上工作经历', '具有相应专业技术资格'])}|`;
  });
  const body = [
    `根据事业单位公开招聘有关规定，${city}${institution}面向社会公开招聘工作人员。现将有关事项公告如下。`,
    '## 一、招聘岗位',
    '|= 招聘岗位一览表',
    '|序号|招聘单位|岗位|人数|学历要求|其他条件|',
    ...rows,
    '## 二、报名和考试',
    `报名时间为${later(scene, 7)}9:00至${later(scene, 12)}17:00，通过网络报名，逾期不再受理。笔试时间为${later(scene, 35)}，具体安排以准考证为准。`,
    ...sentences(scene.column.measures, scene.size, scene),
    '## 三、有关要求',
    ...numbered(requirements(scene.size + 1, scene)),
    contact(scene),
    ...signature(`${city}人力资源和社会保障局`, writtenOn),
  ];
  return { title: `${city}${institution}${year}年第${numeral(random.between(1, 6))}次公开招聘工作人员公告`, summary: `${city}${institution}面向社会公开招聘工作人员，公布岗位、条件、报名时间和考试安排。`, body: body.join('\n'), byCity: true };
};

const hired: Recipe = (scene) => {
  const { random, city, county, year, writtenOn } = scene;
  const rows = Array.from({ length: random.between(6, 10 + scene.size * 8) }, (_, index) => {
    const written = random.between(5800, 8600) / 100;
    const interview = random.between(7200, 9100) / 100;
    return `|${index + 1}|${maskedName(scene)}|${random.pick(POSTS)}|${written.toFixed(2)}|${interview.toFixed(2)}|${((written + interview) / 2).toFixed(2)}|合格|`;
  });
  const body = [
    `按照公开招聘的规定，经笔试、面试、体检、考察，现将${city}${county}${year}年事业单位公开招聘拟聘用人员名单予以公示。公示期为7个工作日，自${later(scene, 1)}起计算。`,
    '|= 拟聘用人员名单',
    '|序号|姓名|岗位|笔试成绩|面试成绩|总成绩|体检和考察|',
    ...rows,
    '公示期间如有异议，请以真实身份通过来信、来电、来访等方式反映，反映情况应当具体、真实。',
    ...requirements(scene.size + 1, scene),
    contact(scene),
    ...signature(`${city}${county}人力资源和社会保障局`, writtenOn),
  ];
  return { title: `${city}${county}${year}年事业单位公开招聘拟聘用人员公示（第${numeral(random.between(1, 12))}批）`, summary: `公示${city}${county}事业单位公开招聘拟聘用人员名单，接受社会监督。`, body: body.join('\n'), byCity: true };
};

const reviewed: Recipe = (scene) => {
  const { random, service, year, month, unit, writtenOn, column } = scene;
  const rows = CITIES.slice(0, random.between(4, 10)).map((city, index) => {
    const accepted = random.between(20, 420);
    return `|${index + 1}|${city}|${accepted}|${accepted - random.between(0, 15)}|${random.between(1, 96) * 1000}|`;
  });
  const body = [
    `根据有关规定，${unit}对${month}月以来受理的“${service}”事项进行了审核。现将审核结果予以公示，公示期为5个工作日，自${later(scene, 1)}起至${later(scene, 7)}止。`,
    '|= 审核结果汇总',
    '|序号|地区|受理（件）|通过（件）|涉及金额（元）|',
    ...rows,
    ...numbered(sentences(column.measures, scene.size + 1, scene)),
    ...requirements(scene.size + 1, scene),
    '未通过审核的，由受理机构书面告知理由和救济途径。对公示内容有异议的，请在公示期内反映。',
    contact(scene),
    ...signature(DEPARTMENT, writtenOn),
  ];
  return { title: `关于${year}年第${numeral(random.between(1, 24))}批“${service}”审核结果的公示`, summary: `公示“${service}”事项的审核结果和异议反映渠道。`, body: body.join('\n') };
};

const notice: Recipe = (scene) => {
  const { random, city, theme, year, audience, column, writtenOn } = scene;
  const body = [
    `为方便${audience}了解和办理有关事项，现就${year}年${city}${theme}有关安排公告如下。`,
    ...numbered(sentences(column.measures, scene.size + 2, scene)),
    `本公告所列事项自${later(scene, 10)}起办理，咨询时间为工作日。`,
    ...requirements(scene.size + 1, scene),
    contact(scene),
    ...signature(DEPARTMENT, writtenOn),
  ];
  return { title: random.pick([`关于${year}年${city}${theme}有关安排的公告`, `关于公布${year}年${city}${theme}服务机构和监督电话的公告`, `关于调整${city}${theme}受理时间的公告（${year}年${scene.month}月）`]), summary: `公告${city}${theme}的办理安排、受理时间和监督方式。`, body: body.join('\n') };
};

export const announcements = [recruitment, hired, reviewed, notice] as const;
