import 'reflect-metadata';
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';

/** Relay page information. */
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item on the page; null where the page is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item on the page; null where the page is empty.' })
  endCursor!: string | null;
}

/** What an edge of a connection carries. */
export type EdgeShape<Node> = { readonly cursor: string; readonly node: Node };

/** What a connection carries besides fields of its own. */
export type ConnectionShape<Edge> = {
  readonly edges: readonly Edge[];
  readonly pageInfo: PageInfo;
};

type EdgeOptions<Node extends object> = { readonly name: string; readonly node: () => ClassType<Node>; readonly nodeDescription: string };

/** The edge type `<name>Edge` of a node type. Call once for each name and keep the class. */
export function createEdgeType<Node extends object>({ name, node, nodeDescription }: EdgeOptions<Node>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One item of a ${name}Connection and its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Opaque place of the item in its list, for after and before. Good for this list in this order only.' })
    cursor!: string;

    @Field(node, { description: nodeDescription })
    node!: Node;
  }
  return Edge;
}

type ConnectionOptions<Edge extends object> = { readonly name: string; readonly edge: ClassType<Edge> };

/**
 * A base class with the fields of every connection. Extend it with `@ObjectType('<name>Connection', …)`, adding fields
 * such as facets where there are any; the base itself never reaches the schema.
 */
export function createConnectionBase<Edge extends object>({ name, edge }: ConnectionOptions<Edge>) {
  @ObjectType(`${name}ConnectionBase`, { simpleResolvers: true })
  abstract class ConnectionBase {
    @Field(() => [edge], { description: 'The items of the page, in list order whatever the direction of paging.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Items in the whole list. Counting stops at a limit: see totalIsExact. Only computed when asked for.' })
    totalCount!: number;

    @Field(() => Boolean, { description: 'False where totalCount is only the limit at which counting stopped.' })
    totalIsExact!: boolean;
  }
  return ConnectionBase;
}
