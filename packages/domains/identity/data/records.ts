import type { Role } from '../rules/index.ts';
import type { AccountEventKind, FieldChange } from './tables.ts';

/** A unit as it is read. */
export type UnitRecord = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly active: boolean;
  readonly sortOrder: number;
  readonly postIds: readonly string[];
  readonly inChargeId: string | null;
  readonly peopleCount: number;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

/** A post as it is read. */
export type PostRecord = {
  readonly id: string;
  readonly unitId: string;
  readonly name: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

/** A person as read; what concerns the account is null for viewers who may not see accounts. */
export type PersonRecord = {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unitId: string;
  readonly postIds: readonly string[];
  readonly roles: readonly Role[];
  readonly inChargeOfIds: readonly string[];
  readonly active: boolean;
  readonly version: number;
  readonly twoFactorEnabled: boolean | null;
  readonly mustChangePassword: boolean | null;
  readonly lastSignInAt: Date | null;
  readonly lockedUntil: Date | null;
  readonly updatedAt: Date;
  readonly updatedBy: string;
};

export type MeRecord = {
  readonly id: string;
  readonly name: string;
  readonly staffNumber: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  readonly permissions: readonly string[];
  readonly mustChangePassword: boolean;
  readonly twoFactorEnabled: boolean;
};

export type SessionRecord = {
  readonly id: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly current: boolean;
};

export type AccountEventRecord = {
  readonly id: string;
  readonly at: Date;
  readonly kind: AccountEventKind;
  readonly actor: string;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly changes: readonly FieldChange[];
};
