import { dateOf, numberOf, readTable, recordsOf, type ColumnNames, type TableRecord } from '@openhall/tabular';
import type { Verified } from '@openhall/statutory-time';
import type { StandardInput } from '../data/repository.ts';
import type { Insurance, StandardItem } from '../rules/index.ts';
import type { RefusedRow } from './read-catalogue.ts';

const required = (...names: string[]) => ({ names, required: true });
const optional = (...names: string[]) => ({ names, required: false });

const columns = {
  city: required('地区'),
  insurance: required('险种'),
  item: required('项目'),
  value: required('数值'),
  from: required('起始日期', '执行日期'),
  to: optional('截止日期'),
  source: required('依据'),
  url: optional('网址'),
  verified: optional('核实程度'),
} satisfies ColumnNames<string>;
type Column = keyof typeof columns;

const INSURANCE_NAMES: Readonly<Record<string, Insurance>> = { 养老: 'PENSION', 医疗: 'MEDICAL', 失业: 'UNEMPLOYMENT', 工伤: 'WORK_INJURY', 生育: 'MATERNITY' };
const ITEM_NAMES: Readonly<Record<string, StandardItem>> = { 缴费基数下限: 'BASE_FLOOR', 缴费基数上限: 'BASE_CEILING', 单位费率: 'EMPLOYER_RATE', 个人费率: 'PERSON_RATE', 待遇标准: 'BENEFIT' };
const VERIFIED: Readonly<Record<string, Verified>> = { T: 'T', P: 'P', R: 'R', '': 'R' };

export interface ReadStandards {
  readonly standards: readonly StandardInput[];
  readonly rowsIn: number;
  readonly refused: readonly RefusedRow[];
}

/**
 * Reads a table of standards: 地区, 险种, 项目, 数值, 起始日期, 依据, and where wanted 截止日期, 网址, 核实程度 (T, P, R; R where none is given).
 *
 * @throws TableError where it is no such table
 */
export async function readStandards(path: string): Promise<ReadStandards> {
  const standards = new Map<string, StandardInput>();
  const refused: RefusedRow[] = [];
  let rowsIn = 0;
  for await (const record of recordsOf(readTable(path), columns)) {
    rowsIn += 1;
    const read = standardOf(record);
    const key = typeof read === 'string' ? '' : [read.city, read.insurance, read.item, read.validFrom].join('|');
    if (typeof read === 'string') refused.push({ line: record.line, reason: read });
    else if (standards.has(key)) refused.push({ line: record.line, reason: '与前面一行的地区、险种、项目和起始日期都相同' });
    else standards.set(key, read);
  }
  return { standards: [...standards.values()], rowsIn, refused };
}

function standardOf({ values, problems }: TableRecord<Column>): StandardInput | string {
  const { city, source: sourceName } = values;
  const [problem] = problems;
  if (problem !== undefined) return problem.reason;
  const insurance = INSURANCE_NAMES[values.insurance.replace(/保险$/, '')];
  const item = ITEM_NAMES[values.item];
  const value = numberOf(values.value.replace(/%$/, ''));
  const validFrom = dateOf(values.from);
  const validTo = values.to === '' ? null : dateOf(values.to);
  const verified = VERIFIED[values.verified];
  if (city === '' || sourceName === '') return '地区和依据不能为空';
  if (insurance === undefined) return `险种“${values.insurance}”应为${Object.keys(INSURANCE_NAMES).join('、')}之一`;
  if (item === undefined) return `项目“${values.item}”应为${Object.keys(ITEM_NAMES).join('、')}之一`;
  if (value === null || value < 0 || (item.endsWith('_RATE') && value > 100)) return `数值“${values.value}”不是${item.endsWith('_RATE') ? '百分比' : '金额'}`;
  if (validFrom === null) return `起始日期“${values.from}”不是日期`;
  if (values.to !== '' && (validTo === null || validTo < validFrom)) return `截止日期“${values.to}”不是起始日期以后的日期`;
  if (values.url !== '' && !/^https?:\/\//.test(values.url)) return '网址应以 http:// 或 https:// 开头';
  if (verified === undefined) return '核实程度应为 T、P 或 R';
  return { city, insurance, item, value, validFrom, validTo, sourceName, sourceUrl: values.url === '' ? null : values.url, verified };
}
