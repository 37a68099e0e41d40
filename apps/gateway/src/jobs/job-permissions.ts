import type { DomainPermissions, PermissionTable } from '@openhall/permission';

type JobEvent = 'READ_JOBS' | 'RETRY_JOB';

/** Who looks after the work that is done behind the answers: administrators do, auditors see. */
const table: PermissionTable<string, never, JobEvent> = {
  ADMINISTRATOR: { ANY: ['READ_JOBS', 'RETRY_JOB'] },
  AUDITOR: { ANY: ['READ_JOBS'] },
};

/** What each operation on jobs needs. */
export const jobPermissions: DomainPermissions = {
  domain: 'jobs',
  table,
  operations: { 'Query.failedJobs': 'READ_JOBS', 'Mutation.retryJob': 'RETRY_JOB' },
};
