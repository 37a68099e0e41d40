import { sql, type RawBuilder } from 'kysely';
import { slot } from './statements.ts';

/**
 * The validity of a row as SQL, on the business day in slot `today`: the twin of `deriveValidity`, for filters and facets.
 * Null where the kind has none. A property test holds the two against each other.
 *
 * @param alias the documents row
 */
export function statusExpression(alias: string): RawBuilder<string | null> {
  const d = (column: string) => sql.ref(`${alias}.${column}`);
  const today = sql`${slot('today')}::date`;
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
