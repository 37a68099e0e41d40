import { LEADING_ROLES, type Role } from '@openhall/identity/rules';
import type { Problem } from '../../forms/FormProblems.vue';
import type { FieldValue } from '../../forms/merge.ts';
import type { PersonRecordFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

/** What a form of a person holds. */
export type PersonValues = {
  name: string;
  unitId: string;
  postIds: readonly string[];
  roles: readonly Role[];
  inChargeOfUnitIds: readonly string[];
};

export const emptyPerson: PersonValues = { name: '', unitId: '', postIds: [], roles: [], inChargeOfUnitIds: [] };

export function valuesOfPerson({ name, unit, posts, roles, inChargeOf }: PersonRecordFragment): PersonValues {
  return { name, unitId: unit.id, postIds: posts.map(({ id }) => id), roles, inChargeOfUnitIds: inChargeOf.map(({ id }) => id) };
}

/** Whether somebody with these roles can be in charge of units (分管). */
export const leads = (roles: readonly Role[]): boolean => roles.some((role) => LEADING_ROLES.includes(role));

/** As the server takes it. Who no longer leads gives up their charges: the form hides them then. */
export function inputOfPerson({ name, unitId, postIds, roles, inChargeOfUnitIds }: PersonValues) {
  return { name: name.trim(), unitId, postIds: [...postIds], roles: [...roles], inChargeOfUnitIds: leads(roles) ? [...inChargeOfUnitIds] : [] };
}

export const fieldIds: Readonly<Record<string, string>> = { name: 'person-name', staffNumber: 'person-number', unitId: 'person-unit', postIds: 'person-posts', roles: 'person-roles', inChargeOfUnitIds: 'person-charge' };

export function problemsOfPerson({ name, unitId, roles }: PersonValues): Problem[] {
  const { forms, people } = messages;
  return [
    ...(name.trim() === '' ? [{ fieldId: 'person-name', message: forms.required(people.name) }] : []),
    ...(unitId === '' ? [{ fieldId: 'person-unit', message: forms.requiredChoice(people.unit) }] : []),
    ...(roles.length === 0 ? [{ fieldId: 'person-roles', message: forms.requiredChoice(people.roles) }] : []),
  ];
}

export interface UnitChoice {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly { readonly id: string; readonly name: string }[];
}

/** The fields of a person in the order of the form, with values in words. */
export function personFields(units: readonly UnitChoice[]) {
  const names = new Map(units.flatMap((unit) => [[unit.id, unit.name] as const, ...unit.posts.map((post) => [post.id, `${unit.name}${post.name}`] as const)]));
  const list = (value: FieldValue): readonly string[] => (Array.isArray(value) ? value : [String(value ?? '')]);
  const named = (value: FieldValue): string => list(value).map((id) => names.get(id) ?? id).join('、');
  return [
    { name: 'name', label: messages.people.name, show: (value: FieldValue) => String(value ?? '') },
    { name: 'unitId', label: messages.people.unit, show: named },
    { name: 'postIds', label: messages.people.posts, show: named },
    { name: 'roles', label: messages.people.roles, show: (value: FieldValue) => list(value).map((role) => (messages.people.roleNames as Readonly<Record<string, string>>)[role] ?? role).join('、') },
    { name: 'inChargeOfUnitIds', label: messages.people.inChargeOf, show: named },
  ] as const;
}
