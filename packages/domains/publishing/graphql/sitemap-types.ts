import { DateTimeScalar } from '@openhall/graphql-kit';
import { Field, ID, ObjectType } from 'type-graphql';

/** One line of the site map. */
@ObjectType('SitemapEntry', { simpleResolvers: true, description: 'A public document as the site map lists it.' })
export class SitemapEntry {
  @Field(() => ID, { description: 'Identifier of the document; the address is /documents/{id}.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When the record last changed.' })
  updatedAt!: Date;
}
