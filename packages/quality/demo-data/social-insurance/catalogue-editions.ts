import type { CatalogueContent, CatalogueItem, EditionFacts } from '@openhall/social-insurance';
import { deviceClasses, deviceRows, drugClasses, drugRows, treatmentClasses, treatmentRows, type ClassRow, type DeviceRow, type DrugRow, type TreatmentRow } from './catalogue-tables.ts';

export type DemoEdition = { readonly facts: Omit<EditionFacts, 'publishedAt'>; readonly content: CatalogueContent };

const SCOPE = '示例省';

function itemOf(given: Pick<CatalogueItem, 'key' | 'subject' | 'name'> & Partial<CatalogueItem>): CatalogueItem {
  return { code: null, form: null, grade: null, classCode: null, unit: null, priceLimit: null, serviceYears: null, material: null, purpose: null, appliesTo: null, note: null, limits: [], ...given };
}

const drugItem = ([number, name, form, classCode, grade, limits]: DrugRow): CatalogueItem => itemOf({ key: `${number}|${form}`, subject: number, name, form, classCode, grade, limits });
const treatmentItem = ([code, name, classCode, unit, grade, limits]: TreatmentRow): CatalogueItem => itemOf({ key: code, subject: code, code, name, classCode, unit, grade, limits });
const deviceItem = ([code, name, classCode, unit, priceLimit, serviceYears, material, appliesTo]: DeviceRow): CatalogueItem =>
  itemOf({ key: code, subject: code, code, name, classCode, unit, priceLimit, serviceYears, material, appliesTo });

type Changes = { readonly removed: readonly string[]; readonly changed: Readonly<Record<string, Partial<CatalogueItem>>>; readonly added: readonly CatalogueItem[] };

/** The next edition: the earlier one with what its notice changed. */
function changedBy(items: readonly CatalogueItem[], { removed, changed, added }: Changes): CatalogueItem[] {
  return [...items.filter(({ key }) => !removed.includes(key)).map((item) => ({ ...item, ...changed[item.key] })), ...added];
}

const drugChanges: Changes = {
  removed: ['2|口服常释剂型', '18|丸剂'],
  changed: {
    '1|缓释控释剂型': { grade: 'A' },
    '8|口服常释剂型': { grade: 'B' },
    '3|口服常释剂型': { limits: [] },
    '7|口服常释剂型': { limits: [{ kind: 'COURSE', value: '28天' }] },
    '5|注射剂': { limits: [{ kind: 'INSTITUTION', value: '三级' }] },
  },
  added: [drugItem(['20', '示例格列净', '口服常释剂型', 'X103', 'B', []]), drugItem(['21', '示例凝胶', '凝胶剂', 'X104', 'B', [{ kind: 'INSURANCE', value: '工伤' }]]), drugItem(['4', '示例西林', '颗粒剂', 'X102', 'A', []])],
};

const treatmentChanges: Changes = {
  removed: ['SL1002'],
  changed: { SL2006: { grade: 'A', limits: [] }, SL4002: { limits: [{ kind: 'COURSE', value: '180天' }] }, SL3001: { unit: '每处' } },
  added: [treatmentItem(['SL4006', '认知功能训练', 'S4', '次', 'B', [{ kind: 'COURSE', value: '90天' }]]), treatmentItem(['SL2007', '尘肺病影像随访', 'S2', '次', 'B', [{ kind: 'INSURANCE', value: '工伤' }, { kind: 'FREQUENCY', value: '1次每年' }]])],
};

const deviceChanges: Changes = {
  removed: [],
  changed: { '0104': { priceLimit: 15_000 }, '0105': { priceLimit: 28_000, serviceYears: 4 }, '0301': { priceLimit: 1800 }, '0402': { material: '数字式，六通道以上' } },
  added: [deviceItem(['0305', '电动轮椅', '03', '辆', 9000, 5, '铝合金，锂电池', '双上肢功能受限且行走困难']), deviceItem(['0404', '坐便椅', '04', '把', 400, 3, '钢管', '下肢功能障碍'])],
};

type Published = { readonly from: string; readonly to: string | null; readonly documentNumber: string };
type Catalogue = {
  readonly kind: EditionFacts['kind'];
  readonly title: string;
  readonly columns: readonly string[];
  readonly classes: readonly ClassRow[];
  readonly items: readonly CatalogueItem[];
  readonly changes: Changes;
  readonly editions: readonly [Published, Published];
};

const catalogues: readonly Catalogue[] = [
  {
    kind: 'DRUG',
    title: '示例省工伤保险药品目录',
    columns: ['编号', '药品名称', '剂型', '甲乙类', '备注'],
    classes: drugClasses,
    items: drugRows.map(drugItem),
    changes: drugChanges,
    editions: [{ from: '2017-07-01', to: '2024-12-31', documentNumber: '示例人社〔2017〕21 号' }, { from: '2025-01-01', to: null, documentNumber: '示例医保〔2024〕33 号' }],
  },
  {
    kind: 'TREATMENT',
    title: '示例省工伤保险诊疗项目目录',
    columns: ['项目编码', '项目名称', '计价单位', '甲乙类', '备注'],
    classes: treatmentClasses,
    items: treatmentRows.map(treatmentItem),
    changes: treatmentChanges,
    editions: [{ from: '2016-01-01', to: '2024-06-30', documentNumber: '示例人社〔2015〕48 号' }, { from: '2024-07-01', to: null, documentNumber: '示例医保〔2024〕12 号' }],
  },
  {
    kind: 'ASSISTIVE_DEVICE',
    title: '示例省工伤保险辅助器具配置目录',
    columns: ['编码', '名称', '单位', '最高支付限额', '最低使用年限', '主要材料', '适用范围'],
    classes: deviceClasses,
    items: deviceRows.map(deviceItem),
    changes: deviceChanges,
    editions: [{ from: '2019-05-01', to: '2025-06-30', documentNumber: '示例人社〔2019〕9 号' }, { from: '2025-07-01', to: null, documentNumber: '示例人社〔2025〕17 号' }],
  },
];

function editionsOf({ kind, title, columns, classes, items, changes, editions }: Catalogue): DemoEdition[] {
  const content = { columns, classes: classes.map(([code, name, parentCode]) => ({ code, name, parentCode })) };
  return editions.map(({ from, to, documentNumber }, index) => ({
    facts: { kind, title: `${title}（${from.slice(0, 4)} 年版）`, scope: SCOPE, documentNumber, sourceName: `关于印发《${title}》的通知`, sourceUrl: null, effectiveFrom: from, effectiveTo: to },
    content: { ...content, items: index === 0 ? items : changedBy(items, changes) },
  }));
}

/** Three catalogues in two editions each, whose differences are few enough to be read. */
export const demoEditions: readonly DemoEdition[] = catalogues.flatMap(editionsOf);
