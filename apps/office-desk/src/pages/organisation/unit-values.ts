import type { Problem } from '../../forms/FormProblems.vue';
import type { FieldValue } from '../../forms/merge.ts';
import type { UnitRecordFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

/** What a form of a unit holds; the place among its siblings as it was typed. */
export type UnitValues = { code: string; name: string; parentId: string; sortOrder: string };

export const emptyUnit: UnitValues = { code: '', name: '', parentId: '', sortOrder: '0' };

export const valuesOfUnit = ({ code, name, parent, sortOrder }: UnitRecordFragment): UnitValues => ({ code, name, parentId: parent?.id ?? '', sortOrder: String(sortOrder) });

/** As the server takes it. */
export const inputOfUnit = ({ code, name, parentId, sortOrder }: UnitValues) => ({ code: code.trim().toUpperCase(), name: name.trim(), parentId: parentId === '' ? null : parentId, sortOrder: Number(sortOrder) });

export const fieldIds: Readonly<Record<string, string>> = { code: 'unit-code', name: 'unit-name', parentId: 'unit-parent', sortOrder: 'unit-order' };

export function problemsOfUnit({ code, name, sortOrder }: UnitValues): Problem[] {
  const { forms, organisation } = messages;
  return [
    ...(name.trim() === '' ? [{ fieldId: 'unit-name', message: forms.required(organisation.name) }] : []),
    ...(code.trim() === '' ? [{ fieldId: 'unit-code', message: forms.required(organisation.code) }] : []),
    ...(/^\d{1,4}$/.test(sortOrder.trim()) ? [] : [{ fieldId: 'unit-order', message: organisation.sortWrong }]),
  ];
}

/** The fields of a unit in the order of the form, with values in words. */
export function unitFields(units: readonly { readonly id: string; readonly name: string }[]) {
  const { organisation } = messages;
  const plain = (value: FieldValue): string => String(value ?? '');
  return [
    { name: 'name', label: organisation.name, show: plain },
    { name: 'code', label: organisation.code, show: plain },
    { name: 'parentId', label: organisation.parent, show: (value: FieldValue) => (value === '' ? organisation.top : (units.find(({ id }) => id === value)?.name ?? plain(value))) },
    { name: 'sortOrder', label: organisation.sortOrder, show: plain },
  ] as const;
}
