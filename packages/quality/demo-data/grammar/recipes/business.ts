import { COUNTIES, POSTS } from '../places.ts';
import type { Recipe } from '../recipe.ts';
import { monthBefore, notes, numeral, phone, quarterBefore, questions, quoted, sentences } from '../scene.ts';

const guide: Recipe = {
  write: (scene) => {
    const { service, city, year, size, random } = scene;
    const days = random.between(1, 20);
    const body = [
      '## 一、事项名称和服务对象',
      `${service}，服务对象为${city}行政区域内符合条件的个人和单位。`,
      '## 二、申请条件',
      '- 信息真实，已经完成实名注册；',
      `- 在${city}参加社会保险、办理就业登记或者居住满6个月；`,
      '- 未重复享受同类待遇，未被列入失信联合惩戒名单。',
      '## 三、办理材料',
      '- 本人有效身份证件（原件，现场核验后退回）',
      '- 申请表1份（可以现场填写，也可以从网上下载）',
      random.pick(['- 社会保障卡或者本人银行账户信息', '- 单位营业执照（通过数据共享核验，无需提供）', '- 委托他人办理的，提供委托书和代办人身份证件']),
      '## 四、办理流程和时限',
      `申请、受理、审核、办结四个环节。材料齐全的当场受理，自受理之日起${days}个工作日内办结，法定时限为${days + random.between(5, 20)}个工作日。不收费。`,
      '## 五、办理地点、时间和联系方式',
      `${city}政务服务大厅人力资源社会保障窗口，工作日上午8:30至11:30、下午1:30至5:00，电话${phone(random)}。各县（区）和乡镇（街道）服务窗口同时受理。`,
      '## 六、注意事项',
      ...notes(size + 1, scene),
    ];
    return { title: `${service}办事指南（${city}，${year}年版）`, summary: `${quoted(service)}的申请条件、材料、流程、时限、地点和联系方式。`, body, byCity: true };
  },
};

const supply: Recipe = {
  fits: ({ column, subject }) => column.slug === 'employment' && subject === column.subjects[0],
  write: (scene) => {
    const { city, county, subject, size, random } = scene;
    const period = monthBefore(scene);
    const rows = Array.from({ length: random.between(6, Math.min(60, 10 + size * 6)) }, (_, index) => {
      const low = random.between(28, 60) * 100;
      return `|${index + 1}|示例企业${random.between(1, 60)}号|${random.pick(JOBS)}|${random.between(1, 30)}|${low}—${low + random.between(5, 30) * 100}|${random.pick(['高中及以上', '大专及以上', '本科及以上', '不限'])}|`;
    });
    const body = [
      `${period}，${city}${county}公共就业服务机构登记的岗位供求信息如下。岗位信息经核实，有效期30天，以用人单位实际招聘情况为准。`,
      '|= 岗位需求信息',
      '|序号|用人单位|岗位|人数|月薪（元）|学历|',
      ...rows,
      ...sentences(subject.findings, 2, scene),
      ...notes(size, scene),
      `求职登记和岗位核实电话：${phone(random)}。`,
    ];
    return { title: `${period}${city}${county}岗位供求信息`, summary: `公布${city}${county}公共就业服务机构登记的岗位需求。`, body, byCity: true };
  },
};

/** Jobs offered on the open market. */
const JOBS = ['普通操作工', '数控机床操作工', '电工', '焊工', '仓库管理员', '物流配送员', '养老护理员', '家政服务员', '收银员', '餐厅服务员', '会计', '行政文员', '销售代表', '客服专员', '软件测试员', '幼儿保育员', '保洁员', '保安员', '厨师', '驾驶员', ...POSTS.slice(1, 4)] as const;

const statistics: Recipe = {
  write: (scene) => {
    const { city, service, subject, size, random } = scene;
    const period = quarterBefore(scene);
    const rows = COUNTIES.map((county) => {
      const accepted = random.between(40, 900);
      const finished = accepted - random.between(0, 30);
      return `|${county}|${accepted}|${finished}|${Math.round(finished * (random.between(40, 95) / 100))}|${(random.between(8, 60) / 10).toFixed(1)}|`;
    });
    const body = [
      `现将${period}${city}${quoted(service)}办理情况公布如下。`,
      `|= ${period}办理情况`,
      '|地区|受理（件）|办结（件）|其中网办（件）|平均用时（工作日）|',
      ...rows,
      '统计口径为本季度内受理的申请，跨季度办结的计入办结当季；平均用时自受理之日起计算，不含申请人补充材料的时间。',
      ...sentences(subject.findings, Math.min(size + 1, 3), scene),
      ...notes(size, scene),
    ];
    return { title: `${period}${city}${quoted(service)}办理情况`, summary: `公布${period}${city}${quoted(service)}的受理、办结数量和平均用时。`, body, byCity: true };
  },
};

const tips: Recipe = {
  write: (scene) => {
    const { service, size, random, year } = scene;
    const body = [
      `12333整理了近期群众和单位咨询${quoted(service)}时的常见问题，供参考。具体情况以经办机构答复为准。`,
      ...questions(size + 3, scene),
      `## ${numeral(size + 4)}、其他提示`,
      ...notes(size + 1, scene),
      `咨询电话：12333、${phone(random)}。`,
    ];
    return { title: `${quoted(service)}办理提示（${year}年第${random.between(1, 52)}期）`, summary: `12333整理的${quoted(service)}常见问题。`, body };
  },
};

export const business = [supply, supply, statistics, tips, guide, guide] as const;
