import { DEPARTMENT } from '../../department.ts';
import { CITIES, COUNTIES, INSTITUTIONS, POSTS, SURNAMES } from '../places.ts';
import type { Recipe } from '../recipe.ts';
import { later, notes, numeral, phone, quoted, type Scene, sentences, serviceOf, signature } from '../scene.ts';
import { REVIEW_NOTES } from '../vocabulary.ts';

const isPersonnel = ({ column, subject }: Scene) => column.slug === 'personnel' && subject === column.subjects[0];

/** A name as a public list shows it: the surname and a mask, never a whole name. */
function maskedName({ random }: Scene): string {
  return `${random.pick(SURNAMES)}某${random.chance(0.7) ? '某' : ''}`;
}

function contact({ random }: Scene): string {
  return `联系电话：${phone(random)}，监督电话：${phone(random)}（工作日上午8:30至11:30，下午1:30至5:00）。`;
}

const recruitment: Recipe = {
  fits: isPersonnel,
  write: (scene) => {
    const { random, city, year, writtenOn, size } = scene;
    const institution = random.pick(INSTITUTIONS);
    const rows = Array.from({ length: random.between(3, Math.min(60, 6 + size * 6)) }, (_, index) => {
      const degree = random.pick(['本科及以上', '硕士研究生及以上', '大专及以上']);
      const other = random.pick(['不限', '限应届毕业生', '具有2年以上工作经历', '具有相应专业技术资格']);
      return `|${String(index + 1).padStart(2, '0')}|${random.chance(0.5) ? `${random.pick(COUNTIES)}分中心` : institution}|${random.pick(POSTS)}|${random.between(1, 4)}|${degree}|${other}|`;
    });
    const body = [
      `根据事业单位公开招聘有关规定，${city}${institution}面向社会公开招聘工作人员。现将有关事项公告如下。`,
      '## 一、招聘岗位',
      '|= 招聘岗位一览表',
      '|序号|招聘单位|岗位|人数|学历要求|其他条件|',
      ...rows,
      '## 二、报名和考试',
      `报名时间为${later(scene, 7)}9:00至${later(scene, 12)}17:00，通过网络报名，逾期不再受理。笔试时间为${later(scene, 35)}，具体安排以准考证为准。`,
      '笔试成绩占总成绩的50%，面试成绩占50%。面试人选按照招聘岗位人数1：3的比例，从笔试成绩由高到低确定。',
      '## 三、注意事项',
      ...notes(size, scene),
      contact(scene),
      ...signature(`${city}人力资源和社会保障局`, writtenOn),
    ];
    return { title: `${city}${institution}${year}年第${numeral(random.between(1, 6))}次公开招聘工作人员公告`, summary: `${city}${institution}面向社会公开招聘工作人员，公布岗位、条件、报名时间和考试安排。`, body, byCity: true };
  },
};

const hired: Recipe = {
  fits: isPersonnel,
  write: (scene) => {
    const { random, city, county, year, writtenOn, size } = scene;
    const rows = Array.from({ length: random.between(6, Math.min(60, 10 + size * 6)) }, (_, index) => {
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
      ...notes(size, scene),
      contact(scene),
      ...signature(`${city}${county}人力资源和社会保障局`, writtenOn),
    ];
    return { title: `${city}${county}${year}年事业单位公开招聘拟聘用人员公示（第${numeral(random.between(1, 12))}批）`, summary: `公示${city}${county}事业单位公开招聘拟聘用人员名单，接受社会监督。`, body, byCity: true };
  },
};

const reviewed: Recipe = {
  fits: ({ subject }) => subject.benefits.length > 0,
  write: (scene) => {
    const { random, subject, service, year, month, unit, writtenOn, size } = scene;
    const benefit = random.sample(subject.benefits, 1)[0] ?? service;
    const rows = CITIES.slice(0, random.between(5, 10)).map((city, index) => {
      const accepted = random.between(20, 420);
      const passed = accepted - random.between(0, 15);
      return `|${index + 1}|${city}|${accepted}|${passed}|${passed * random.between(8, 40) * 100}|`;
    });
    const body = [
      `根据有关规定，${unit}对${month}月以来受理的${quoted(benefit)}事项进行了审核。现将审核结果予以公示，公示期为5个工作日，自${later(scene, 1)}起至${later(scene, 7)}止。`,
      '|= 审核结果汇总',
      '|序号|地区|受理（件）|通过（件）|涉及金额（元）|',
      ...rows,
      ...sentences(REVIEW_NOTES, size + 2, scene),
      ...notes(Math.max(1, size - 1), scene),
      '未通过审核的，由受理机构书面告知理由和救济途径。对公示内容有异议的，请在公示期内反映。',
      contact(scene),
      ...signature(DEPARTMENT, writtenOn),
    ];
    return { title: `关于${year}年第${numeral(random.between(1, 24))}批${quoted(benefit)}审核结果的公示`, summary: `公示${quoted(benefit)}事项的审核结果和异议反映渠道。`, body };
  },
};

const contacts: Recipe = {
  write: (scene) => {
    const { random, city, theme, year, writtenOn, size } = scene;
    const rows = COUNTIES.slice(0, random.between(6, 12)).map((county) => `|${county}|${county}人力资源和社会保障局|${random.between(2, 18)}号窗口|${phone(random)}|${phone(random)}|`);
    const body = [
      `为方便群众办理业务、监督服务，现将${city}${serviceOf(theme)}机构和监督电话公布如下。`,
      `|= ${city}${serviceOf(theme)}机构和监督电话`,
      '|地区|服务机构|窗口|咨询电话|监督电话|',
      ...rows,
      '机构地址、窗口和电话有变动的，将在变动之日起3个工作日内更新本公告。',
      ...notes(size + 2, scene),
      ...signature(DEPARTMENT, writtenOn),
    ];
    return { title: `关于公布${city}${serviceOf(theme)}机构和监督电话的公告（${year}年）`, summary: `公布${city}各县（区）${serviceOf(theme)}机构、窗口、咨询电话和监督电话。`, body };
  },
};

const timing: Recipe = {
  write: (scene) => {
    const { random, city, service, year, month, writtenOn, size } = scene;
    const reason = random.pick(['因信息系统升级', '因服务大厅搬迁', '根据业务量变化情况', '为方便群众在非工作时间办理']);
    const body = [
      `${reason}，自${later(scene, 5)}起，${city}${quoted(service)}的受理时间作如下调整。`,
      `（一）窗口受理。工作日上午8:30至11:30、下午1:30至5:00照常受理；${random.pick(['每周六上午9:00至11:30增开窗口', '午间12:00至1:30增设值班窗口', '每月最后一个工作日下午进行系统结转，暂停受理'])}。`,
      `（二）网上受理。${random.pick(['网上服务大厅全天开放', `${later(scene, 6)}0:00至6:00暂停网上受理，其余时间正常`, '网上服务大厅和手机应用全天开放，次日审核'])}。`,
      '（三）调整期间已经提交的申请继续办理，办结时限不变。',
      `（四）急需办理的，可以拨打${phone(random)}预约，由窗口安排专人办理。`,
      ...notes(size + 2, scene),
      contact(scene),
      ...signature(DEPARTMENT, writtenOn),
    ];
    return { title: `关于调整${city}${quoted(service)}受理时间的公告（${year}年${month}月）`, summary: `调整${city}${quoted(service)}的窗口和网上受理时间。`, body };
  },
};

export const announcements = [recruitment, hired, reviewed, reviewed, timing, contacts] as const;
