export { composePermissions, PermissionError, type Access, type Permissions } from './compose.ts';
export { ANY_STATE, EVERYONE, eventsOf, may, type DomainPermissions, type OperationName, type PermissionTable } from './table.ts';
