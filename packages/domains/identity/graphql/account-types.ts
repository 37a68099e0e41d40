import { createConnectionBase, createEdgeType, DateTimeScalar } from '@openhall/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import type { AccountEventKind } from '../data/tables.ts';
import type { Role } from '../rules/index.ts';
import { AccountEventKindEnum, RoleEnum } from './enums.ts';

@ObjectType('SignInWays', { simpleResolvers: true, description: 'The ways of signing in this installation offers besides staff number and password.' })
export class SignInWays {
  @Field(() => Boolean, { description: 'Whether passkeys can be used: they need an https address, or this machine itself.' })
  passkey!: boolean;

  @Field(() => String, { nullable: true, description: 'What the configured identity provider (OpenID Connect) is called on the button; null where none is configured.' })
  oidcName!: string | null;
}

@ObjectType('Me', { simpleResolvers: true, description: 'The person who is signed in.' })
export class Me {
  @Field(() => ID, { description: 'Identifier of the person.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Staff number.' })
  staffNumber!: string;

  @Field(() => [RoleEnum], { description: 'Roles, in the order of the enumeration.' })
  roles!: Role[];

  @Field(() => [String], { description: 'Every event of every domain’s permission table these roles may cause in some state. For menus; the server decides again.' })
  permissions!: string[];

  @Field(() => Boolean, { description: 'True after signing in with a one-time password: nothing else is open until it was replaced.' })
  mustChangePassword!: boolean;

  @Field(() => Boolean, { description: 'Whether signing in needs a second factor (TOTP).' })
  twoFactorEnabled!: boolean;
}

@ObjectType('Session', { simpleResolvers: true, description: 'One place where the viewer is signed in.' })
export class Session {
  @Field(() => ID, { description: 'Identifier; it is not the secret in the cookie.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends. It is not prolonged by use.' })
  expiresAt!: Date;

  @Field(() => String, { nullable: true, description: 'What the browser says it is; null where it said nothing.' })
  userAgent!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the session of this request.' })
  current!: boolean;
}

@ObjectType('AccountChange', { simpleResolvers: true, description: 'One field that was changed. Values are texts for people.' })
export class AccountChange {
  @Field(() => String, { description: 'Name of the field.' })
  field!: string;

  @Field(() => String, { description: 'What people call the field.' })
  label!: string;

  @Field(() => String, { description: 'Value before; empty where there was none.' })
  before!: string;

  @Field(() => String, { description: 'Value after; empty where there is none.' })
  after!: string;
}

@ObjectType('AccountEvent', { simpleResolvers: true, description: 'Something that happened to a unit, a post, a person or an account. Never changed or deleted.' })
export class AccountEvent {
  @Field(() => ID, { description: 'Number; later events have larger ones.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => AccountEventKindEnum, { description: 'What happened.' })
  kind!: AccountEventKind;

  @Field(() => String, { description: 'Name of who did it, as it was then; 命令行 where it was an operator.' })
  actor!: string;

  @Field(() => [AccountChange], { description: 'The fields that changed; empty where the kind says everything.' })
  changes!: AccountChange[];
}

const AccountEventEdge = createEdgeType({ name: 'AccountEvent', node: () => AccountEvent, nodeDescription: 'The event.' });

@ObjectType('AccountEventConnection', { simpleResolvers: true, description: 'A page of events, newest first (Relay cursor connection).' })
export class AccountEventConnection extends createConnectionBase({ name: 'AccountEvent', edge: AccountEventEdge }) {}
