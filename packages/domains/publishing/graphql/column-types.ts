import { Field, ID, Int, ObjectType } from 'type-graphql';

/** 发布机关. */
@ObjectType('Issuer', { simpleResolvers: true, description: 'An organ that issues documents (发布机关).' })
export class Issuer {
  @Field(() => ID, { description: 'Stable identifier, the same on every installation; usable as the issuer filter.' })
  id!: string;

  @Field(() => String, { description: 'Full name as printed on documents.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is the department that runs this site. The 20-working-day term of art. 26 concerns only its documents.' })
  own!: boolean;
}

/** 栏目. */
@ObjectType('Column', { simpleResolvers: true, description: 'A configured column (栏目) of the site.' })
export class Column {
  @Field(() => ID, { description: 'Address part, e.g. employment. Stable.' })
  slug!: string;

  @Field(() => String, { description: 'Name shown (ColumnName of the page meta tags).' })
  name!: string;

  @Field(() => String, { description: 'What the column publishes, one or two sentences.' })
  description!: string;

  @Field(() => [String], { description: 'Keywords of the column for the page meta tags.' })
  keywords!: string[];

  @Field(() => String, { description: 'Column type in the words of the site standard, e.g. 政策文件 (ColumnType of the page meta tags).' })
  columnType!: string;

  @Field(() => Int, { nullable: true, description: 'Longest interval in days between two items before an inspection counts the column as stale; null where the column is static.' })
  updateDays!: number | null;
}
