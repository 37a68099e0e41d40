import { COUNTIES, INSTITUTIONS } from '../places.ts';
import type { Recipe } from '../recipe.ts';
import { measures, notes, numbered, phone, serviceOf } from '../scene.ts';

const duties: Recipe = {
  write: (scene) => {
    const { city, county, theme, size, random } = scene;
    const institution = random.pick(INSTITUTIONS);
    const body = [
      `${city}${county}${institution}是${county}人力资源和社会保障局所属公益类事业单位，承担${theme}等公共服务的事务性工作。`,
      '## 一、主要职责',
      ...numbered(measures(size + 3, scene)),
      '## 二、内设机构',
      `内设综合科、${random.pick(['业务一科、业务二科', '业务科、稽核科', '服务科、档案科'])}、信息科，共有工作人员${random.between(12, 60)}名。`,
      '## 三、服务须知',
      ...notes(size + 1, scene),
      '## 四、联系方式',
      `办公时间为工作日上午8:30至11:30、下午1:30至5:00，联系电话${phone(random)}。`,
    ];
    return { title: `${city}${county}${institution}主要职责和内设机构`, summary: `介绍${city}${county}${institution}的职责、内设机构和联系方式。`, body, byCity: true };
  },
};

const windows: Recipe = {
  write: (scene) => {
    const { city, year, theme, random, size } = scene;
    const rows = COUNTIES.map((county, index) => `|${index + 1}|${county}政务服务大厅|${random.between(2, 18)}号窗口|工作日8:30—11:30，13:30—17:00|${phone(random)}|`);
    const body = [
      `为方便群众就近办理，现将${city}${serviceOf(theme)}窗口公布如下。`,
      `|= ${serviceOf(theme)}窗口一览表`,
      '|序号|服务场所|窗口|服务时间|电话|',
      ...rows,
      '窗口设置有变动的，将及时更新。行动不便的群众可以电话预约上门服务。',
      ...notes(size + 1, scene),
    ];
    return { title: `${city}${serviceOf(theme)}窗口一览（${year}年）`, summary: `列出${city}各县（区）${serviceOf(theme)}窗口的地点、时间和电话。`, body, byCity: true };
  },
};

export const overviews = [duties, windows] as const;
