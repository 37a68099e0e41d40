import { createConnectionBase, createEdgeType, DateTimeScalar } from '@openhall/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role } from '../rules/index.ts';
import { RoleEnum } from './enums.ts';

/** 处室/单位. */
@ObjectType('Unit', { simpleResolvers: true, description: 'A unit of the department (处室、单位). Units form a tree.' })
export class Unit {
  @Field(() => ID, { description: 'Stable identifier.' })
  id!: string;

  @Field(() => String, { description: 'Short code, unique, e.g. BGS. Capitals, digits and hyphens.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => Boolean, { description: 'False where the unit was closed: it keeps its records and takes no more people.' })
  active!: boolean;

  @Field(() => Int, { description: 'Place among its siblings, smallest first.' })
  sortOrder!: number;

  @Field(() => Int, { description: 'Active people whose unit it is, those of units below not counted.' })
  peopleCount!: number;

  @Field(() => Int, { description: 'Number of the version, from 1; sent back as expectedVersion.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @Field(() => String, { description: 'Name of who changed it last; 命令行 where it was an operator.' })
  updatedBy!: string;
}

/** 岗位. */
@ObjectType('Post', { simpleResolvers: true, description: 'A post (岗位) of a unit, e.g. 处长.' })
export class Post {
  @Field(() => ID, { description: 'Stable identifier.' })
  id!: string;

  @Field(() => String, { description: 'Name, unique within the unit.' })
  name!: string;

  @Field(() => Int, { description: 'Number of the version, from 1; sent back as expectedVersion.' })
  version!: number;
}

/** 工作人员. */
@ObjectType('Person', { simpleResolvers: true, description: 'Somebody who works in the department. Nothing personal is kept but name and staff number.' })
export class Person {
  @Field(() => ID, { description: 'Stable identifier.' })
  id!: string;

  @Field(() => String, { description: 'Staff number (工号), unique; it is what they sign in with and never changes.' })
  staffNumber!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => [RoleEnum], { description: 'Roles, in the order of the enumeration.' })
  roles!: Role[];

  @Field(() => Boolean, { description: 'False where the person has left or may no longer sign in.' })
  active!: boolean;

  @Field(() => Int, { description: 'Number of the version, from 1; sent back as expectedVersion.' })
  version!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether signing in needs a second factor. Null for viewers who may not see accounts.' })
  twoFactorEnabled!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person still has to replace a one-time password. Null for viewers who may not see accounts.' })
  mustChangePassword!: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Last time the person signed in; null where never, and for viewers who may not see accounts.' })
  lastSignInAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when signing in is locked after failures; null where it is not, and for viewers who may not see accounts.' })
  lockedUntil!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When the record was last changed.' })
  updatedAt!: Date;

  @Field(() => String, { description: 'Name of who changed it last; 命令行 where it was an operator.' })
  updatedBy!: string;
}

const PersonEdge = createEdgeType({ name: 'Person', node: () => Person, nodeDescription: 'The person.' });

@ObjectType('PersonConnection', { simpleResolvers: true, description: 'A page of people, by staff number (Relay cursor connection).' })
export class PersonConnection extends createConnectionBase({ name: 'Person', edge: PersonEdge }) {}
