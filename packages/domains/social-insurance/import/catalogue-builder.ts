import { numberOf, type TableRecord } from '@openhall/tabular';
import type { CatalogueClass, CatalogueContent, CatalogueItem } from '../data/catalogue-content.ts';
import { gradeOf, type CatalogueKind, type CatalogueLimit } from '../rules/index.ts';
import { LIMIT_COLUMNS, type ClassColumn, type ItemColumn, type RuleLayout } from './layouts.ts';

/** Why a row was not taken; null where it was. */
type Refusal = string | null;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type GrowingItem = Mutable<CatalogueItem> & { limits: CatalogueLimit[] };

/** A catalogue is a document people read: more rows than this are another thing. */
const MOST_ITEMS = 300_000;
const CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{1,39}$/;

/** Grows a catalogue row by row. Rules come last: they speak of items. */
export class CatalogueBuilder {
  readonly #kind: CatalogueKind;
  readonly #items = new Map<string, GrowingItem>();
  readonly #byName = new Map<string, GrowingItem[]>();
  readonly #byCode = new Map<string, GrowingItem[]>();
  readonly #classes = new Map<string, CatalogueClass & { readonly line: number }>();
  readonly #columns = new Set<string>();
  #group = '';

  constructor(kind: CatalogueKind) {
    this.#kind = kind;
  }

  addColumns(columns: readonly string[]): void {
    for (const column of columns) if (column !== '') this.#columns.add(column);
    this.#group = '';
  }

  addClass({ line, values: { code, name } }: TableRecord<ClassColumn>): Refusal {
    if (code === '' || name === '') return '类目编码、类目名称不能为空';
    const known = this.#classes.get(code);
    if (known !== undefined) return `类目编码 ${code} 与第 ${known.line} 行重复`;
    this.#classes.set(code, { code, name, parentCode: null, line });
    return null;
  }

  addItem({ values, problems }: TableRecord<ItemColumn>): Refusal {
    const [problem] = problems;
    if (problem !== undefined) return problem.reason;
    // A part written once over several merged rows holds for all of them.
    if (this.#kind === 'ASSISTIVE_DEVICE') this.#group = values.group === '' ? this.#group : values.group;
    const read = itemOf(this.#kind, { ...values, group: this.#kind === 'ASSISTIVE_DEVICE' ? this.#group : values.group });
    if (typeof read === 'string') return read;
    return this.#keep(read);
  }

  /** Lays a limit on every item it speaks of. */
  addRule({ values }: TableRecord<string>, { by, limitOf }: RuleLayout): Refusal {
    const found = limitOf(values);
    const subject = values[by.column] ?? '';
    if (found === null) return '没有写明限制内容';
    if (subject === '') return by.is === 'code' ? '没有写明项目编码' : '没有写明名称';
    const items = (by.is === 'code' ? this.#byCode : this.#byName).get(subject);
    if (items === undefined) return `目录中没有${by.is === 'code' ? '编码' : '名称'}为“${subject}”的条目`;
    for (const item of items) addLimit(item, found);
    return null;
  }

  content(): CatalogueContent {
    const codes = [...this.#classes.keys()];
    const classes = codes.map((code) => ({ code, name: this.#classes.get(code)?.name ?? '', parentCode: longestPrefix(code, code.length - 1, this.#classes) }));
    const items = [...this.#items.values()].map((item) => ({ ...item, classCode: this.#classOf(item) }));
    return { items, classes: [...classes, ...namedClasses(items, this.#classes)], columns: [...this.#columns] };
  }

  #keep(item: GrowingItem): Refusal {
    const known = this.#items.get(item.key);
    if (known?.name === item.name) {
      if (item.limits.length === 0) return `与前面的“${item.name}”重复`;
      // One drug on several lines, each with another limit.
      for (const one of item.limits) addLimit(known, one);
      return null;
    }
    const own = known === undefined ? item : { ...item, key: `${item.key}|${item.name}` };
    if (this.#items.has(own.key)) return `与前面的“${item.name}”重复`;
    if (this.#items.size >= MOST_ITEMS) return `条目超过 ${MOST_ITEMS} 条`;
    this.#items.set(own.key, own);
    append(this.#byName, own.name, own);
    if (own.code !== null) append(this.#byCode, own.code, own);
    return null;
  }

  #classOf({ code, classCode }: CatalogueItem): string | null {
    if (classCode !== null || code === null) return classCode;
    const own = this.#kind === 'TREATMENT' ? code.replace(/^00/, '') : code;
    return longestPrefix(own, own.length, this.#classes);
  }
}

function itemOf(kind: CatalogueKind, values: Readonly<Record<ItemColumn, string>>): GrowingItem | string {
  const { name, form, grade, note, unit, material, purpose, appliesTo } = values;
  if (name === '') return '名称不能为空';
  // Of drugs the number counts drugs, of everything else it is the row's own.
  const code = textOr(kind === 'DRUG' ? values.code : values.code || values.number);
  if (code !== null && !CODE.test(code)) return `编码“${code.slice(0, 40)}”含有字母、数字以外的字符`;
  const priceLimit = numberOf(values.priceLimit);
  if (values.priceLimit !== '' && (priceLimit === null || priceLimit < 0)) return `限额“${values.priceLimit.slice(0, 20)}”不是金额`;
  const serviceYears = numberOf(values.serviceYears.replace(/年$/, ''));
  if (values.serviceYears !== '' && (serviceYears === null || !Number.isInteger(serviceYears))) return `使用年限“${values.serviceYears.slice(0, 20)}”不是整年数`;
  if (grade !== '' && gradeOf(grade) === null) return `“${grade.slice(0, 20)}”不是甲类或乙类`;
  const counted = kind === 'DRUG' ? values.number || name : null;
  const key = code ?? (kind === 'DRUG' ? `${counted}|${form}` : `${values.group}|${name}`);
  const limits = LIMIT_COLUMNS.flatMap((column) => (values[column] === '' ? [] : [{ kind: column, value: values[column] }]));
  return {
    key,
    subject: counted ?? key,
    code,
    name,
    form: textOr(form),
    grade: gradeOf(grade),
    classCode: textOr(values.classCode) ?? textOr([values.group, values.subgroup].filter((part) => part !== '').join('/')),
    unit: textOr(unit),
    priceLimit,
    serviceYears,
    material: textOr(material),
    purpose: textOr(purpose),
    appliesTo: textOr(appliesTo),
    note: textOr(note),
    limits,
  };
}

const textOr = (text: string): string | null => (text === '' ? null : text);

function addLimit(item: GrowingItem, added: CatalogueLimit): void {
  if (!item.limits.some(({ kind, value }) => kind === added.kind && value === added.value)) item.limits.push(added);
}

function append(map: Map<string, GrowingItem[]>, key: string, item: GrowingItem): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** The longest class whose code the text begins with. */
function longestPrefix(text: string, most: number, classes: ReadonlyMap<string, unknown>): string | null {
  for (let length = most; length > 0; length -= 1) if (classes.has(text.slice(0, length))) return text.slice(0, length);
  return null;
}

/** Classes that a table names in its rows (大类/亚类, 部位) instead of giving codes. */
function namedClasses(items: readonly CatalogueItem[], coded: ReadonlyMap<string, unknown>): CatalogueClass[] {
  const named = new Map<string, CatalogueClass>();
  for (const { classCode } of items) {
    if (classCode === null || coded.has(classCode)) continue;
    const slash = classCode.indexOf('/');
    const parent = slash === -1 ? null : classCode.slice(0, slash);
    if (parent !== null && !named.has(parent)) named.set(parent, { code: parent, name: parent, parentCode: null });
    if (!named.has(classCode)) named.set(classCode, { code: classCode, name: classCode.slice(slash + 1), parentCode: parent });
  }
  return [...named.values()];
}
