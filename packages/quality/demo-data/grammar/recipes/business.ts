import type { Recipe } from '../recipe.ts';
import { monthBefore, numbered, numeral, phone, quarterBefore, requirements, sentences } from '../scene.ts';
import { COUNTIES, POSTS } from '../places.ts';

const guide: Recipe = (scene) => {
  const { service, audience, city, year, column, size, random } = scene;
  const days = random.between(1, 20);
  const body = [
    '## 一、事项名称',
    `${service}`,
    '## 二、服务对象',
    `${city}行政区域内符合条件的${audience}。`,
    '## 三、申请条件和办理规定',
    ...numbered(sentences(column.measures, size + 2, scene)),
    '## 四、办理材料',
    '- 本人有效身份证件（原件，现场核验后退回）',
    '- 申请表1份（可以现场填写，也可以从网上下载）',
    random.chance(0.5) ? '- 社会保障卡或者本人银行账户信息' : '- 单位营业执照（通过数据共享核验，无需提供）',
    '## 五、办理流程和时限',
    `申请、受理、审核、办结四个环节，自受理之日起${days}个工作日内办结。不收费。`,
    '## 六、办理地点、时间和联系方式',
    `${city}政务服务大厅人力资源社会保障窗口，工作日上午8:30至11:30、下午1:30至5:00，电话${phone(random)}。`,
    ...requirements(size, scene),
  ];
  return { title: `${service}办事指南（${city}，${year}年版）`, summary: `“${service}”的申请条件、材料、流程、时限、地点和联系方式。`, body: body.join('\n'), byCity: true };
};

const supply: Recipe = (scene) => {
  const { city, county, column, size, random } = scene;
  const period = monthBefore(scene);
  const rows = Array.from({ length: random.between(5, 8 + size * 6) }, (_, index) => {
    const low = random.between(28, 60) * 100;
    return `|${index + 1}|示例企业${numeral(random.between(1, 60))}|${random.pick(POSTS)}|${random.between(1, 30)}|${low}—${low + random.between(5, 30) * 100}|${random.pick(['高中及以上', '大专及以上', '本科及以上', '不限'])}|`;
  });
  const body = [
    `${period}，${city}${county}公共就业服务机构登记的岗位供求信息如下。岗位信息经核实，有效期30天，以用人单位实际招聘情况为准。`,
    '|= 岗位需求信息',
    '|序号|用人单位|岗位|人数|月薪（元）|学历|',
    ...rows,
    ...sentences(column.findings, 2, scene),
    ...requirements(size, scene),
    `求职登记和岗位核实电话：${phone(random)}。`,
  ];
  return { title: `${period}${city}${county}岗位供求信息`, summary: `公布${city}${county}公共就业服务机构登记的岗位需求。`, body: body.join('\n'), byCity: true };
};

const statistics: Recipe = (scene) => {
  const { city, service, column, size, random } = scene;
  const period = quarterBefore(scene);
  const rows = COUNTIES.map((county) => {
    const accepted = random.between(40, 900);
    const finished = accepted - random.between(0, 30);
    return `|${county}|${accepted}|${finished}|${Math.round(finished * (random.between(40, 95) / 100))}|${(random.between(8, 60) / 10).toFixed(1)}|`;
  });
  const body = [
    `现将${period}${city}“${service}”办理情况公布如下。`,
    `|= ${period}办理情况`,
    '|地区|受理（件）|办结（件）|其中网办（件）|平均用时（工作日）|',
    ...rows,
    ...sentences(column.findings, Math.min(size + 1, 3), scene),
    ...numbered(sentences(column.measures, size, scene)),
    ...requirements(size, scene),
  ];
  return { title: `${period}${city}“${service}”办理情况`, summary: `公布${period}${city}“${service}”的受理、办结数量和平均用时。`, body: body.join('\n'), byCity: true };
};

const tips: Recipe = (scene) => {
  const { service, audience, column, size, random, year } = scene;
  const body = [
    `12333整理了近期${audience}咨询“${service}”时的常见问题，供参考。`,
    ...numbered(sentences(column.measures, size + 3, scene)),
    ...sentences(column.findings, 1, scene),
    ...requirements(size + 1, scene),
    `具体情况以经办机构答复为准，咨询电话${phone(random)}。`,
  ];
  return { title: `“${service}”办理提示（${year}年第${random.between(1, 52)}期）`, summary: `12333整理的“${service}”常见问题。`, body: body.join('\n') };
};

export const business = [guide, supply, statistics, tips, guide] as const;
