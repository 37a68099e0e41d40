export { identityPermissions, identityTable, type IdentityEvent, type IdentityState } from './permissions.ts';
export { isRole, LEADING_ROLES, ROLE_LABELS, ROLES, type Role } from './roles.ts';
