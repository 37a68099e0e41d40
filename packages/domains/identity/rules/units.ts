import { isName, reasonIf, type RefusalReason } from './reasons.ts';

/** What the rules know of a unit. */
export type UnitFacts = { readonly id: string; readonly code: string; readonly name: string; readonly parentId: string | null; readonly active: boolean };

/** What a unit is to be. */
export type UnitDraft = { readonly code: string; readonly name: string; readonly parentId: string | null; readonly sortOrder: number };

const CODE = /^[A-Z0-9-]{1,20}$/;

/**
 * What keeps a unit from being saved as this draft.
 *
 * @param self identifier of the unit that is changed; null for a new one
 * @param units all units
 */
export function unitProblems(draft: UnitDraft, self: string | null, units: readonly UnitFacts[]): RefusalReason[] {
  const { code, name, parentId, sortOrder } = draft;
  const others = units.filter(({ id }) => id !== self);
  const parent = others.find(({ id }) => id === parentId);
  return [
    ...reasonIf(!CODE.test(code), 'code', '代码应为 1 至 20 个大写字母、数字或连字符，例如 BGS。'),
    ...reasonIf(others.some((other) => other.code === code), 'code', `代码 ${code} 已被“${others.find((other) => other.code === code)?.name ?? ''}”使用。`),
    ...reasonIf(!isName(name, 100), 'name', '名称应为 1 至 100 个字，首尾没有空格。'),
    ...reasonIf(!Number.isInteger(sortOrder) || sortOrder < 0 || sortOrder > 9999, 'sortOrder', '排序应为 0 至 9999 之间的整数。'),
    ...(parentId === null ? [] : parentProblems(parentId, parent, self, units)),
  ];
}

function parentProblems(parentId: string, parent: UnitFacts | undefined, self: string | null, units: readonly UnitFacts[]): RefusalReason[] {
  if (parentId === self) return [{ field: 'parentId', message: '单位不能是自己的上级。' }];
  if (parent === undefined) return [{ field: 'parentId', message: '没有这个上级单位。' }];
  if (self !== null && isBelow(parentId, self, units)) return [{ field: 'parentId', message: `“${parent.name}”是本单位的下级，不能作上级。` }];
  return reasonIf(!parent.active, 'parentId', `“${parent.name}”已撤销，不能作上级。`);
}

/** Whether a unit stands somewhere below another one. Ends on any data, a circle included. */
export function isBelow(id: string, above: string, units: readonly UnitFacts[]): boolean {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]));
  const seen = new Set<string>();
  for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** What keeps a unit from being closed (撤销). */
export function closingProblems({ activePeople, openUnitsBelow }: { readonly activePeople: number; readonly openUnitsBelow: readonly string[] }): RefusalReason[] {
  return [
    ...reasonIf(activePeople > 0, null, `该单位还有 ${activePeople} 名在用人员，请先把他们调到其他单位或停用。`),
    ...reasonIf(openUnitsBelow.length > 0, null, `该单位还有未撤销的下级单位：${openUnitsBelow.join('、')}。`),
  ];
}

/** What keeps a unit from being opened again. */
export function reopeningProblems(parent: Pick<UnitFacts, 'name' | 'active'> | null): RefusalReason[] {
  return parent === null ? [] : reasonIf(!parent.active, null, `上级单位“${parent.name}”已撤销，请先恢复它。`);
}

/** What keeps a post (岗位) from having this name. */
export function postProblems(name: string, others: readonly string[]): RefusalReason[] {
  return [
    ...reasonIf(!isName(name, 50), 'name', '岗位名称应为 1 至 50 个字，首尾没有空格。'),
    ...reasonIf(others.includes(name), 'name', `该单位已有岗位“${name}”。`),
  ];
}
