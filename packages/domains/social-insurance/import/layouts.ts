import type { ColumnNames } from '@openhall/tabular';
import type { CatalogueKind, LimitKind } from '../rules/index.ts';

const required = (...names: string[]) => ({ names, required: true });
const optional = (...names: string[]) => ({ names, required: false });

/** Cells a table of items may have; which of them one has, its heading says. */
const itemColumns = {
  name: required('名称'),
  code: optional('药品编码', '药品代码', '诊疗编码', 'nationalCode'),
  number: optional('编号', '编码'),
  form: optional('剂型'),
  grade: optional('甲乙类', '甲/乙', '甲乙'),
  classCode: optional('药品分类代码'),
  group: optional('大类', '类别', '部位'),
  subgroup: optional('亚类'),
  unit: optional('单位', '计价单位'),
  priceLimit: optional('最高支付限额(元)', '费用限额(元)', '最高支付限额', '医保支付标准'),
  serviceYears: optional('最低使用年限', '使用年限'),
  material: optional('主要部件或材料要求', '主要部件或材料'),
  purpose: optional('功能'),
  appliesTo: optional('适用范围'),
  note: optional('备注'),
  INSURANCE: optional('险种限制'),
  INSTITUTION: optional('机构限制'),
  SETTING: optional('就医限制'),
  SPECIALTY: optional('专科限制'),
  SEX: optional('性别限制'),
  AGE: optional('年龄限制'),
  CONDITION: optional('疾病限制'),
  LINE: optional('阶梯限制'),
  MAXIMUM: optional('极量限制'),
  QUANTITY: optional('数量限制'),
  FREQUENCY: optional('频次限制'),
  COURSE: optional('疗程限制'),
  TOTAL: optional('总额限制'),
} satisfies ColumnNames<string>;

export type ItemColumn = keyof typeof itemColumns;
export const LIMIT_COLUMNS = ['INSURANCE', 'INSTITUTION', 'SETTING', 'SPECIALTY', 'SEX', 'AGE', 'CONDITION', 'LINE', 'MAXIMUM', 'QUANTITY', 'FREQUENCY', 'COURSE', 'TOTAL'] as const satisfies readonly (ItemColumn & LimitKind)[];

const classColumns = { code: required('类目编码'), name: required('类目名称') } satisfies ColumnNames<string>;
export type ClassColumn = keyof typeof classColumns;

/** A rule: a limit of items that stand in another table, told by code or by name. */
export interface RuleLayout {
  readonly target: 'rules';
  readonly kinds: readonly CatalogueKind[];
  readonly columns: ColumnNames<string>;
  /** Column the items are found by, and whether it is their code or their name. */
  readonly by: { readonly column: string; readonly is: 'code' | 'name' };
  /** The limit of a row; null where the row says none. */
  readonly limitOf: (values: Readonly<Record<string, string>>) => { readonly kind: LimitKind; readonly value: string } | null;
}

export type Layout =
  | { readonly target: 'items'; readonly kinds: readonly CatalogueKind[]; readonly columns: ColumnNames<ItemColumn> }
  | { readonly target: 'classes'; readonly kinds: readonly CatalogueKind[]; readonly columns: ColumnNames<ClassColumn> & ColumnNames<string> }
  | RuleLayout;

/** What rule tables call a limit. */
const RULE_KINDS: Readonly<Record<string, LimitKind>> = {
  限定年龄对象: 'AGE',
  限定支付疗程: 'COURSE',
  限定机构等级: 'INSTITUTION',
  限定保险类型: 'INSURANCE',
  限定就医方式: 'SETTING',
  限定性别对象: 'SEX',
  限定主次操作: 'PRIMARY',
};

function typedLimit(values: Readonly<Record<string, string>>): { kind: LimitKind; value: string } | null {
  const kind = RULE_KINDS[values['type'] ?? ''];
  const value = values['value'] ?? '';
  return kind === undefined || value === '' ? null : { kind, value };
}

const limit = (kind: LimitKind, value: string, ...cells: (string | undefined)[]) => (cells.some((cell) => cell === undefined || cell === '') ? null : { kind, value });
const typed = { type: required('限定类型'), value: required('限定对象', '限定值域', '限定性别') };

/** The layouts of tables there are, the most telling first. What an officer's own table calls a column is told with `--columns`. */
export const LAYOUTS: readonly Layout[] = [
  { target: 'rules', kinds: ['DRUG'], columns: { name: required('药品通用名'), ...typed }, by: { column: 'name', is: 'name' }, limitOf: typedLimit },
  { target: 'rules', kinds: ['TREATMENT'], columns: { code: required('国标代码'), ...typed }, by: { column: 'code', is: 'code' }, limitOf: typedLimit },
  {
    target: 'rules',
    kinds: ['TREATMENT'],
    columns: { code: required('主项编码'), other: required('从项名称'), span: required('频度') },
    by: { column: 'code', is: 'code' },
    limitOf: ({ other, span }) => limit('DUPLICATE', `${span}|${other}`, other, span),
  },
  {
    target: 'rules',
    kinds: ['TREATMENT'],
    columns: { code: required('项目代码'), times: required('频次上限'), days: required('疗程周期') },
    by: { column: 'code', is: 'code' },
    limitOf: ({ times, days }) => limit('FREQUENCY', `${times}次每${days}日`, times, days),
  },
  {
    target: 'rules',
    kinds: ['TREATMENT'],
    columns: { code: required('项目编码'), amount: required('限制数量'), unit: required('数量单位') },
    by: { column: 'code', is: 'code' },
    limitOf: ({ amount, unit }) => limit('QUANTITY', `${amount}${unit}`, amount, unit),
  },
  {
    target: 'rules',
    kinds: ['TREATMENT'],
    columns: { code: required('项目代码'), note: required('备注') },
    by: { column: 'code', is: 'code' },
    limitOf: ({ note }) => limit('NOTE', note ?? '', note),
  },
  { target: 'classes', kinds: ['TREATMENT'], columns: { ...classColumns, national: required('国标通配') } },
  { target: 'classes', kinds: ['DRUG'], columns: classColumns },
  { target: 'items', kinds: ['DRUG'], columns: { ...itemColumns, name: required('药品名称', 'genericName') } },
  { target: 'items', kinds: ['TREATMENT'], columns: { ...itemColumns, name: required('诊疗名称') } },
  { target: 'items', kinds: ['ASSISTIVE_DEVICE'], columns: { ...itemColumns, name: required('名称', '项目') } },
];

/** What an officer's table calls the columns: set once for its source, by the names of `ITEM_COLUMNS`. */
export type ColumnMapping = Readonly<Partial<Record<ItemColumn, string>>>;

export const ITEM_COLUMNS = Object.keys(itemColumns) as readonly ItemColumn[];

/** A layout that knows the officer's names besides its own. */
export function mapped(layout: Layout, mapping: ColumnMapping): Layout {
  if (layout.target !== 'items') return layout;
  const columns: Record<ItemColumn, ColumnNames<string>[string]> = { ...layout.columns };
  for (const key of ITEM_COLUMNS) {
    const name = mapping[key];
    if (name !== undefined) columns[key] = { ...columns[key], names: [name, ...columns[key].names] };
  }
  return { ...layout, columns };
}
