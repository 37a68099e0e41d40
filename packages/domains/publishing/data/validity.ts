import type { LocalDate } from '@openhall/statutory-time';
import { deriveValidity } from '../rules/index.ts';
import type { ValidityColumns } from './public-document.ts';

/** Validity as GraphQL shows it; null where the kind has none. */
export function validityOf(record: ValidityColumns, today: LocalDate) {
  if (!record.hasValidity) return null;
  return deriveValidity(record, today);
}
