import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  type ParseOptions,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Bounds on the shape of a query from outside. None of them is an access control. */
export type QueryLimits = {
  /** Longest chain of nested fields. */
  readonly maxDepth: number;
  /** Fields answered under another name, fragments counted where they are used. */
  readonly maxAliases: number;
  /** Directives in the whole document. */
  readonly maxDirectives: number;
  /** Estimated cost; see assertAffordable. */
  readonly maxCost: number;
  /** Lexical tokens, refused while parsing. */
  readonly maxTokens: number;
};

/** Options for graphql's parse: a document with more tokens is refused before a tree is built. */
export function parseOptions({ maxTokens }: Pick<QueryLimits, 'maxTokens'>): ParseOptions {
  return { maxTokens, noLocation: false };
}

type Measure = { readonly depth: number; readonly aliases: number };
const NOTHING: Measure = { depth: 0, aliases: 0 };

/**
 * A validation rule for depth, aliases and directives. Introspection is exempt from depth (its own query is 13 deep and
 * bounded by the schema). Each fragment is measured once, so that fragments that use fragments cannot make this slow.
 */
export function shapeRule(limits: Pick<QueryLimits, 'maxDepth' | 'maxAliases' | 'maxDirectives'>): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const measured = new Map<string, Measure>();
    let directives = 0;
    return {
      Directive() {
        directives += 1;
      },
      Document: {
        leave(document) {
          if (directives > limits.maxDirectives) refuse(context, `查询中的指令过多，最多 ${limits.maxDirectives} 个。`);
          for (const definition of document.definitions) {
            if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
            const { depth, aliases } = measure(definition.selectionSet, context, measured);
            if (depth > limits.maxDepth) refuse(context, `查询嵌套过深（${depth} 层），最多 ${limits.maxDepth} 层。`);
            if (aliases > limits.maxAliases) refuse(context, `查询中的别名过多（${aliases} 个），最多 ${limits.maxAliases} 个。`);
          }
        },
      },
    };
  };
}

function refuse(context: ValidationContext, message: string): void {
  context.reportError(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }));
}

function measure(set: SelectionSetNode, context: ValidationContext, measured: Map<string, Measure>): Measure {
  let depth = 0;
  let aliases = 0;
  for (const selection of set.selections) {
    const part =
      selection.kind === Kind.FIELD
        ? measureField(selection, context, measured)
        : selection.kind === Kind.INLINE_FRAGMENT
          ? measure(selection.selectionSet, context, measured)
          : measureFragment(context.getFragment(selection.name.value), context, measured);
    depth = Math.max(depth, part.depth);
    aliases += part.aliases;
  }
  return { depth, aliases };
}

function measureField(field: FieldNode, context: ValidationContext, measured: Map<string, Measure>): Measure {
  const below = field.selectionSet === undefined ? NOTHING : measure(field.selectionSet, context, measured);
  const introspection = field.name.value.startsWith('__');
  return { depth: introspection ? 0 : below.depth + 1, aliases: below.aliases + (field.alias === undefined ? 0 : 1) };
}

function measureFragment(fragment: FragmentDefinitionNode | null | undefined, context: ValidationContext, measured: Map<string, Measure>): Measure {
  if (fragment === null || fragment === undefined) return NOTHING;
  const known = measured.get(fragment.name.value);
  if (known !== undefined) return known;
  // A fragment inside itself is refused by another rule; here it only must not loop.
  measured.set(fragment.name.value, NOTHING);
  const result = measure(fragment.selectionSet, context, measured);
  measured.set(fragment.name.value, result);
  return result;
}
