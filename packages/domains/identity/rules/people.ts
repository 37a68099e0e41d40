import { isName, reasonIf, type RefusalReason } from './reasons.ts';
import { LEADING_ROLES, type Role } from './roles.ts';
import { isStaffNumber } from './staff-number.ts';

/** What a person is to be. */
export type PersonDraft = {
  readonly name: string;
  readonly unitId: string;
  readonly postIds: readonly string[];
  readonly roles: readonly Role[];
  readonly inChargeOfUnitIds: readonly string[];
};

/** What the rules have to know of the rest of the department. */
export type PersonSurroundings = {
  readonly units: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>;
  readonly posts: ReadonlySet<string>;
  /** Who is in charge of which unit: name by unit identifier, the person themself left out. */
  readonly othersInCharge: ReadonlyMap<string, string>;
};

/** What keeps a person from being saved as this draft. */
export function personProblems({ name, unitId, postIds, roles, inChargeOfUnitIds }: PersonDraft, { units, posts, othersInCharge }: PersonSurroundings): RefusalReason[] {
  const unit = units.get(unitId);
  return [
    ...reasonIf(!isName(name, 50), 'name', '姓名应为 1 至 50 个字，首尾没有空格。'),
    ...reasonIf(unit === undefined, 'unitId', '没有这个单位。'),
    ...reasonIf(unit?.active === false, 'unitId', `“${unit?.name ?? ''}”已撤销，不能安排人员。`),
    ...reasonIf(roles.length === 0, 'roles', '至少应有一个角色。'),
    // What the auditor looks at is, first of all, what administrators do.
    ...reasonIf(roles.includes('ADMINISTRATOR') && roles.includes('AUDITOR'), 'roles', '系统管理员不能兼任审计人员，请把其中一个角色交给其他人。'),
    ...reasonIf(postIds.some((id) => !posts.has(id)), 'postIds', '所选岗位中有已不存在的岗位，请重新选择。'),
    ...reasonIf(inChargeOfUnitIds.length > 0 && !roles.some((role) => LEADING_ROLES.includes(role)), 'inChargeOfUnitIds', '只有分管厅领导和厅主要领导可以分管单位。'),
    ...inChargeOfUnitIds.flatMap((id) => chargeProblems(units.get(id), othersInCharge.get(id))),
  ];
}

function chargeProblems(unit: { readonly name: string; readonly active: boolean } | undefined, other: string | undefined): RefusalReason[] {
  const field = 'inChargeOfUnitIds';
  if (unit === undefined) return [{ field, message: '所选分管单位中有不存在的单位，请重新选择。' }];
  return [
    ...reasonIf(!unit.active, field, `“${unit.name}”已撤销，不能分管。`),
    ...reasonIf(other !== undefined, field, `“${unit.name}”现由${other ?? ''}分管，请先从其名下移出。`),
  ];
}

/** What keeps a staff number (工号) from being given to somebody. */
export function staffNumberProblems(staffNumber: string, takenBy: string | null): RefusalReason[] {
  return [
    ...reasonIf(!isStaffNumber(staffNumber), 'staffNumber', '工号应为 2 至 30 个字母、数字、点、下划线或连字符，以字母或数字开头。'),
    ...reasonIf(takenBy !== null, 'staffNumber', `工号 ${staffNumber} 已属于${takenBy ?? ''}。`),
  ];
}

/**
 * Somebody has to be left who can administer: what keeps a person from losing the role, or from being deactivated.
 *
 * @param administrators identifiers of the active people who hold the role now
 */
export function administrationProblems(personId: string, keepsRole: boolean, administrators: readonly string[]): RefusalReason[] {
  const last = administrators.length === 1 && administrators[0] === personId;
  return reasonIf(last && !keepsRole, 'roles', '这是最后一名在用的系统管理员，请先指定另一名系统管理员。');
}
