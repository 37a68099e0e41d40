import { may } from '@openhall/permission';
import { describe, expect, it } from 'vitest';
import { identityTable } from './permissions.ts';
import { isRole, ROLES } from './roles.ts';

describe('who may do what with accounts', () => {
  it('only administrators change anything but their own account', () => {
    const changing = ['CREATE_UNIT', 'UPDATE_UNIT', 'CLOSE_UNIT', 'REOPEN_UNIT', 'SAVE_POST', 'CREATE_PERSON', 'UPDATE_PERSON', 'DEACTIVATE_PERSON', 'REACTIVATE_PERSON', 'RESET_CREDENTIALS', 'UNLOCK_PERSON', 'END_SESSIONS'] as const;
    for (const event of changing) expect(ROLES.filter((role) => may(identityTable, [role], event)), event).toEqual(['ADMINISTRATOR']);
  });

  it('the auditor sees accounts, and so does nobody else but the administrator', () => {
    expect(ROLES.filter((role) => may(identityTable, [role], 'READ_ACCOUNTS'))).toEqual(['ADMINISTRATOR', 'AUDITOR']);
  });

  it('trainees have their own account and see nobody', () => {
    expect(may(identityTable, ['TRAINEE'], 'READ_ORGANISATION')).toBe(false);
    expect(may(identityTable, ['TRAINEE'], 'USE_OWN_ACCOUNT')).toBe(true);
  });

  it('what is closed is only opened again, and who is kept out is only let in again', () => {
    expect(may(identityTable, ['ADMINISTRATOR'], 'UPDATE_UNIT', 'UNIT_CLOSED')).toBe(false);
    expect(may(identityTable, ['ADMINISTRATOR'], 'RESET_CREDENTIALS', 'PERSON_INACTIVE')).toBe(false);
    expect(may(identityTable, ['ADMINISTRATOR'], 'REACTIVATE_PERSON', 'PERSON_INACTIVE')).toBe(true);
  });

  it('a role is one of the list', () => {
    expect(isRole('AUDITOR')).toBe(true);
    expect(isRole('toString')).toBe(false);
  });
});
