import { Kind, parse, type FieldNode, type FragmentDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectedPaths } from './selection.ts';

function infoOf(source: string) {
  const document = parse(source);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const fieldNodes: FieldNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    if (definition.kind === Kind.OPERATION_DEFINITION) for (const node of definition.selectionSet.selections) if (node.kind === Kind.FIELD) fieldNodes.push(node);
  }
  return { fieldNodes, fragments };
}

describe('selectedPaths', () => {
  it('names every field below, through aliases, inline and named fragments', () => {
    const info = infoOf('{ documents { edges { node { heading: title ...More } } ... { totalCount } } } fragment More on Document { issuer { name } ... on Document { status } }');
    expect([...selectedPaths(info)]).toEqual([
      'edges', 'edges.node', 'edges.node.title', 'edges.node.issuer', 'edges.node.issuer.name', 'edges.node.status', 'totalCount',
    ]);
  });

  it('merges a field that is asked for twice', () => {
    expect([...selectedPaths(infoOf('{ document { id } document { title } }'))]).toEqual(['id', 'title']);
  });

  it('counts a field as selected whatever @include says', () => {
    expect([...selectedPaths(infoOf('{ document { id @include(if: false) } }'))]).toEqual(['id']);
  });
});
