import { ConnectionArgs, LocalDateScalar } from '@openhall/graphql-kit';
import { ArgsType, Field, ID, Int } from 'type-graphql';
import type { ItemChange } from '../data/difference.ts';
import type { CatalogueKind } from '../rules/index.ts';
import { CatalogueKindEnum, ItemChangeEnum } from './enums.ts';

@ArgsType()
export class CatalogueItemArgs extends ConnectionArgs {
  @Field(() => CatalogueKindEnum, { description: 'Which catalogue.' })
  kind!: CatalogueKind;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The edition in force on this day; today in the business time zone where none is given.' })
  asOf?: string | null;

  @Field(() => String, { nullable: true, description: 'Words or a part of a name, the beginning of a code, or pinyin or its initials; only the first 100 characters count. Any text is allowed.' })
  query?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a class: its rows and those of all classes below. An unknown one finds nothing.' })
  class?: string | null;
}

@ArgsType()
export class CatalogueDiffArgs {
  @Field(() => CatalogueKindEnum, { description: 'Which catalogue.' })
  kind!: CatalogueKind;

  @Field(() => ID, { description: 'Identifier of the older edition.' })
  from!: string;

  @Field(() => ID, { description: 'Identifier of the newer edition.' })
  to!: string;

  @Field(() => ItemChangeEnum, { nullable: true, description: 'Only rows that differ in this way; all where none is given.' })
  change?: ItemChange | null;

  @Field(() => Int, { defaultValue: 100, description: 'How many rows at most, 1–100.' })
  first!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Rows to leave out from the start: a difference never changes, so places in it are stable.' })
  skip!: number;
}
