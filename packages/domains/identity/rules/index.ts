export { FRESH_MINUTES, LOCK_MINUTES, LONGEST_PASSWORD, MOST_FAILURES, ONE_TIME_PASSWORD_DAYS, oneTimePassword, SHORTEST_PASSWORD } from './passwords.ts';
export { administrationProblems, personProblems, staffNumberProblems, type PersonDraft, type PersonSurroundings } from './people.ts';
export { identityPermissions, identityTable, type IdentityEvent, type IdentityState } from './permissions.ts';
export type { RefusalReason } from './reasons.ts';
export { isRole, LEADING_ROLES, ROLE_LABELS, ROLES, type Role } from './roles.ts';
export { isStaffNumber } from './staff-number.ts';
export { closingProblems, isBelow, postProblems, reopeningProblems, unitProblems, type UnitDraft, type UnitFacts } from './units.ts';
