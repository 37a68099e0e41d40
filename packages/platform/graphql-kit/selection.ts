import { Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/**
 * The fields selected below a field, as dotted paths of field names (`edges.node.title`), fragments included.
 *
 * Aliases share a path, and @skip and @include are ignored, so the answer may name a field that is not executed, never
 * miss one that is. Remembered by document node: a manifest document is walked once in the life of the process.
 */
export function selectedPaths(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
  const [first, ...others] = info.fieldNodes;
  if (first === undefined) return new Set();
  if (others.length === 0) return pathsBelow(first, info.fragments);
  return new Set(info.fieldNodes.flatMap((node) => [...pathsBelow(node, info.fragments)]));
}

const remembered = new WeakMap<FieldNode, ReadonlySet<string>>();

function pathsBelow(node: FieldNode, fragments: Fragments): ReadonlySet<string> {
  const known = remembered.get(node);
  if (known !== undefined) return known;
  const paths = new Set<string>();
  if (node.selectionSet !== undefined) collect(node.selectionSet, '', fragments, paths);
  remembered.set(node, paths);
  return paths;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

function collect(set: SelectionSetNode, prefix: string, fragments: Fragments, paths: Set<string>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const path = prefix + selection.name.value;
      paths.add(path);
      if (selection.selectionSet !== undefined) collect(selection.selectionSet, `${path}.`, fragments, paths);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, prefix, fragments, paths);
    } else {
      // Validation has refused cycles and unknown fragments before anything is executed.
      const fragment = fragments[selection.name.value];
      if (fragment !== undefined) collect(fragment.selectionSet, prefix, fragments, paths);
    }
  }
}
