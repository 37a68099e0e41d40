import { may, type DomainPermissions, type PermissionTable } from '@openhall/permission';
import type { Viewer } from '@openhall/graphql-kit';

export type UploadPermission = 'UPLOAD_FILE' | 'READ_UPLOADS' | 'ACKNOWLEDGE_FINDINGS' | 'DISCARD_UPLOAD';
/** Whose an upload is, as seen by who asks. */
export type Ownership = 'OWN' | 'OTHERS';

/** Who prepares what is published sends files, and answers for what is found in their own. */
const OWN = { ANY: ['UPLOAD_FILE'], OWN: ['READ_UPLOADS', 'ACKNOWLEDGE_FINDINGS', 'DISCARD_UPLOAD'] } as const;

/** Who may do what with files before they are published. The General Office answers for what the department publishes; auditors see, and change nothing. */
const table: PermissionTable<string, Ownership, UploadPermission> = {
  DRAFTER: OWN,
  UNIT_HEAD: OWN,
  UNIT_LIAISON: OWN,
  PRESS_OFFICER: OWN,
  SPOKESPERSON: OWN,
  POLICY_INTERPRETER: OWN,
  TRAINING_MANAGER: OWN,
  GENERAL_OFFICE: { ...OWN, OTHERS: ['READ_UPLOADS', 'ACKNOWLEDGE_FINDINGS', 'DISCARD_UPLOAD'] },
  AUDITOR: { OTHERS: ['READ_UPLOADS'] },
};

/** What each operation on uploads needs. */
export const uploadPermissions: DomainPermissions = {
  domain: 'uploads',
  table,
  operations: {
    'Query.uploadedFile': 'READ_UPLOADS',
    'Query.uploadedFiles': 'READ_UPLOADS',
    'Mutation.acknowledgeFindings': 'ACKNOWLEDGE_FINDINGS',
    'Mutation.discardUpload': 'DISCARD_UPLOAD',
  },
};

/** Whether somebody may send files. */
export function maySend({ roles, mustChangePassword }: Viewer): boolean {
  return !mustChangePassword && may(table, roles, 'UPLOAD_FILE');
}

/** Whether somebody may do this with uploads of that ownership. */
export function mayDo({ roles }: Viewer, event: UploadPermission, ownership: Ownership): boolean {
  return may(table, roles, event, ownership);
}
