import { ConnectionArgs } from '@openhall/graphql-kit';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../rules/index.ts';
import { RoleEnum } from './enums.ts';

@InputType('UnitInput', { description: 'What a unit is to be.' })
export class UnitInput {
  @Field(() => String, { description: 'Short code, unique: 1–20 capitals, digits and hyphens.' })
  code!: string;

  @Field(() => String, { description: 'Name, 1–100 characters.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The unit above it; null or absent at the top.' })
  parentId?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'Place among its siblings, 0–9999, smallest first.' })
  sortOrder!: number;
}

@InputType('PostInput', { description: 'What a post is to be.' })
export class PostInput {
  @Field(() => ID, { description: 'The unit it belongs to; a post never changes its unit.' })
  unitId!: string;

  @Field(() => String, { description: 'Name, 1–50 characters, unique within the unit.' })
  name!: string;
}

@InputType('PersonInput', { description: 'What is kept of a person besides the staff number.' })
export class PersonInput {
  @Field(() => String, { description: 'Name, 1–50 characters.' })
  name!: string;

  @Field(() => ID, { description: 'The unit they work in; it has to be open.' })
  unitId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Posts they hold, of any unit.' })
  postIds!: string[];

  @Field(() => [RoleEnum], { description: 'Their roles, at least one.' })
  roles!: Role[];

  @Field(() => [ID], { defaultValue: [], description: 'Units they are in charge of (分管); for deputy directors and directors only. A unit has one person in charge.' })
  inChargeOfUnitIds!: string[];
}

@InputType('NewPersonInput', { description: 'Somebody who is to be taken in.' })
export class NewPersonInput extends PersonInput {
  @Field(() => String, { description: 'Staff number (工号), unique: 2–30 letters, digits, hyphens, underscores or dots. It never changes.' })
  staffNumber!: string;
}

@ArgsType()
export class PeopleArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name, or the beginning of a staff number; only the first 50 characters count.' })
  query?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only people of this unit. An unknown one finds nobody.' })
  unit?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Only people with this role.' })
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only those who may sign in; false: only the others.' })
  active?: boolean | null;
}

@ArgsType()
export class AccountEventArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: 'Only events of this person.' })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only events of this unit and its posts.' })
  unit?: string | null;
}
