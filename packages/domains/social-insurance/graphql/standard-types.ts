import { LocalDateScalar } from '@openhall/graphql-kit';
import type { Verified } from '@openhall/statutory-time';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { Insurance, StandardItem } from '../rules/index.ts';
import { InsuranceEnum, StandardItemEnum, VerifiedEnum } from './enums.ts';

@ObjectType('ContributionStandard', { simpleResolvers: true, description: 'One value that contributions or benefits are computed from, in force for a time in a city.' })
export class ContributionStandard {
  @Field(() => ID, { description: 'Identifier: city, insurance, item and first day.' })
  id!: string;

  @Field(() => String, { description: 'City.' })
  city!: string;

  @Field(() => InsuranceEnum, { description: 'Insurance it concerns.' })
  insurance!: Insurance;

  @Field(() => StandardItemEnum, { description: 'What it sets; says the unit of value.' })
  item!: StandardItem;

  @Field(() => Float, { description: 'Value: per cent for rates, else yuan a month.' })
  value!: number;

  @Field(() => LocalDateScalar, { description: 'First day in force.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day in force; null while no end is set.' })
  validTo!: string | null;

  @Field(() => String, { description: 'Document that sets it.' })
  sourceName!: string;

  @Field(() => String, { nullable: true, description: 'Address of that document; null where it has none.' })
  sourceUrl!: string | null;

  @Field(() => VerifiedEnum, { description: 'How sure the value is.' })
  verified!: Verified;
}

@ObjectType('ContributionCity', { simpleResolvers: true, description: 'A city that has standards.' })
export class ContributionCity {
  @Field(() => String, { description: 'Name, as contributionStandards takes it.' })
  name!: string;

  @Field(() => Int, { description: 'Year of its first standard.' })
  firstYear!: number;
}
