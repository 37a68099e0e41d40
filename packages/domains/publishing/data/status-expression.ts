import { sql, type RawBuilder } from 'kysely';
import type { DocumentStatus } from '../rules/index.ts';
import { slot } from './statements.ts';

/**
 * The validity of a row as SQL, on a business day: the twin of `deriveValidity`, for filters, facets and changes.
 * Null where the kind has none. A property test holds the two against each other.
 *
 * @param alias the documents row
 * @param today the day; the one in slot `today` unless another is given
 */
export function statusExpression(alias: string, today: RawBuilder<unknown> = sql`${slot('today')}::date`): RawBuilder<string | null> {
  const d = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`case
    when not ${d('has_validity')} then null
    when ${d('repealed_on')} <= ${today} or ${d('stated_status')} = 'REPEALED' then 'REPEALED'
    when ${d('effective_to')} < ${today} then 'EXPIRED'
    when ${d('amended_on')} <= ${today} then 'AMENDED'
    when ${d('stated_status')} is not null then ${d('stated_status')}
    when ${d('effective_from')} > ${today} then 'NOT_YET_IN_FORCE'
    when ${d('suspended_from')} <= ${today} and coalesce(${d('suspended_until')} >= ${today}, true) then 'SUSPENDED'
    else 'IN_FORCE' end`;
}

/**
 * What a row must at least have to be of a status: cheap, and served by an index (documents_ended_listed,
 * documents_effective_from), so that the few repealed texts are found without reading all the others. In force is the
 * rule, not the exception: nothing narrows it.
 */
const NECESSARY: Readonly<Record<Exclude<DocumentStatus, 'NOT_YET_IN_FORCE' | 'IN_FORCE'>, string>> = {
  REPEALED: `(d.repealed_on is not null or d.stated_status = 'REPEALED')`,
  EXPIRED: `(d.effective_to is not null or d.stated_status = 'EXPIRED')`,
  AMENDED: `(d.amended_on is not null or d.stated_status = 'AMENDED')`,
  SUSPENDED: `(d.suspended_from is not null or d.stated_status = 'SUSPENDED')`,
};

/** WHERE for any of the given statuses, which are also in slot `statuses`; the day is in slot `today`. Rows are `d`. */
export function statusCondition(wanted: readonly DocumentStatus[]): RawBuilder<unknown> {
  const exact = sql`${statusExpression('d')} = any(${slot('statuses')}::text[])`;
  return sql`d.has_validity and (${sql.join(wanted.map((status) => necessaryFor(status)), sql` or `)}) and ${exact}`;
}

function necessaryFor(status: DocumentStatus): RawBuilder<unknown> {
  if (status === 'IN_FORCE') return sql`true`;
  return status === 'NOT_YET_IN_FORCE' ? sql`d.effective_from > ${slot('today')}::date` : sql.raw(NECESSARY[status]);
}
