import { buildSchema, getIntrospectionQuery, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { connectionComplexity, listComplexity } from './complexity.ts';
import { assertAffordable, queryCost } from './cost.ts';
import { parseOptions, shapeRule } from './limits.ts';

const tree = buildSchema('type Query { node: Node } type Node { id: ID child: Node }');
const limits = { maxDepth: 5, maxAliases: 3, maxDirectives: 2 };
const problems = (source: string) => validate(tree, parse(source), [...specifiedRules, shapeRule(limits)]).map((error) => error.message);

describe('the shape of a query', () => {
  it('may be as deep as the limit and no deeper, fragments included', () => {
    expect(problems('{ node { child { child { child { id } } } } }')).toEqual([]);
    expect(problems('{ node { child { child { child { child { id } } } } } }')).toEqual(['查询嵌套过深（6 层），最多 5 层。']);
    expect(problems('{ node { ...A } } fragment A on Node { child { ...B } } fragment B on Node { child { child { child { id } } } }')).toEqual(['查询嵌套过深（6 层），最多 5 层。']);
  });

  it('counts aliases, in fragments each time they are used', () => {
    expect(problems('{ a: node { id } b: node { id } c: node { id } }')).toEqual([]);
    expect(problems('{ node { ...A child { ...A } } } fragment A on Node { x: id y: id }')).toEqual(['查询中的别名过多（4 个），最多 3 个。']);
  });

  it('bounds directives', () => {
    expect(problems('{ node @include(if: true) @skip(if: false) { id @include(if: true) } }')).toEqual(['查询中的指令过多，最多 2 个。']);
  });

  it('leaves introspection alone', () => {
    expect(problems(getIntrospectionQuery())).toEqual([]);
  });

  it('measures fragments that use fragments in linear time, and does not loop on one that uses itself', () => {
    const doubling = Array.from({ length: 60 }, (_, index) => `fragment F${index} on Node { a: child { ...F${index + 1} } b: child { ...F${index + 1} } }`).join(' ');
    const exploding = parse(`{ node { ...F0 } } ${doubling} fragment F60 on Node { id }`);
    expect(validate(tree, exploding, [shapeRule(limits)]).map((error) => error.message)).toEqual([
      '查询嵌套过深（62 层），最多 5 层。',
      expect.stringContaining('别名过多'),
    ]);
    expect(validate(tree, parse('{ node { ...A } } fragment A on Node { child { ...A } }'), [shapeRule(limits)])).toEqual([]);
  });

  it('bounds tokens while parsing', () => {
    expect(() => parse(`{ ${'a '.repeat(100)} }`, parseOptions({ maxTokens: 50 }))).toThrow(/token/iu);
  });
});

describe('the cost of a query', () => {
  const item: GraphQLObjectType = new GraphQLObjectType({
    name: 'Item',
    fields: () => ({
      id: { type: GraphQLInt },
      related: { type: new GraphQLList(item), extensions: { complexity: listComplexity(5) } },
    }),
  });
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: { items: { type: new GraphQLList(item), args: { first: { type: GraphQLInt }, last: { type: GraphQLInt } }, extensions: { complexity: connectionComplexity } } },
    }),
  });
  const cost = (source: string, variables: Record<string, unknown> = {}) => queryCost({ schema, document: parse(source), variables });

  it('multiplies by the page size, given literally, by variable or by default', () => {
    expect(cost('{ items(first: 10) { id } }')).toBe(11);
    expect(cost('query ($n: Int) { items(last: $n) { id } }', { n: 30 })).toBe(31);
    expect(cost('{ items { id } }')).toBe(21);
    expect(cost('{ items(first: 100000) { id } }')).toBe(101);
  });

  it('multiplies nested lists', () => {
    expect(cost('{ items(first: 10) { related { related { id } } } }')).toBe(1 + 10 * (1 + 5 * (1 + 5)));
  });

  it('refuses in words a person understands', () => {
    const operation = { schema, document: parse('{ items(first: 100) { related { related { id } } } }') };
    expect(() => assertAffordable(operation, { maxCost: 1000 })).toThrow('查询过大：估算成本为 3101，上限为 1000。');
    expect(() => assertAffordable(operation, { maxCost: 4000 })).not.toThrow();
  });

  it('refuses a document too tangled to count', () => {
    const doubling = Array.from({ length: 30 }, (_, index) => `fragment F${index} on Item { a: related { ...F${index + 1} } b: related { ...F${index + 1} } }`).join(' ');
    const document = parse(`{ items { ...F0 } } ${doubling} fragment F30 on Item { id }`);
    expect(queryCost({ schema, document })).toBe(Number.POSITIVE_INFINITY);
    expect(() => assertAffordable({ schema, document }, { maxCost: 5000 })).toThrow('无法估算');
  });

  it('leaves bad variables to execution, which explains them better', () => {
    expect(cost('query ($n: Int!) { items(first: $n) { id } }', {})).toBe(0);
  });
});
