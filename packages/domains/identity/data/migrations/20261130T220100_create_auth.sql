-- The tables of better-auth, as its own compiler wrote them (getMigrations, 1.7), once; a test holds them against what the library
-- in use expects. Ours alone: the identifier of a user is that of a person.

create table "auth_users" (
  "id" uuid not null primary key references people (id),
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
  "username" text unique,
  "displayUsername" text,
  "twoFactorEnabled" boolean
);

create table "auth_sessions" (
  "id" uuid default gen_random_uuid() not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references "auth_users" ("id") on delete cascade,
  "way" text
);

create table "auth_accounts" (
  "id" uuid default gen_random_uuid() not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references "auth_users" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null
);

create table "auth_verifications" (
  "id" uuid default gen_random_uuid() not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null
);

create table "auth_two_factors" (
  "id" uuid default gen_random_uuid() not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" uuid not null references "auth_users" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);

create table "auth_passkeys" (
  "id" uuid default gen_random_uuid() not null primary key,
  "name" text,
  "publicKey" text not null,
  "userId" uuid not null references "auth_users" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);

create index "auth_sessions_userId_idx" on "auth_sessions" ("userId");
create index "auth_accounts_userId_idx" on "auth_accounts" ("userId");
create index "auth_verifications_identifier_idx" on "auth_verifications" ("identifier");
create index "auth_two_factors_secret_idx" on "auth_two_factors" ("secret");
create index "auth_two_factors_userId_idx" on "auth_two_factors" ("userId");
create index "auth_passkeys_userId_idx" on "auth_passkeys" ("userId");
create index "auth_passkeys_credentialID_idx" on "auth_passkeys" ("credentialID");

-- Not of the compiler: what is over is looked for by its end, and an identity at a provider is one person's.
create unique index auth_accounts_identity on "auth_accounts" ("providerId", "accountId");
create index auth_sessions_end on "auth_sessions" ("expiresAt");
create index auth_verifications_end on "auth_verifications" ("expiresAt");
