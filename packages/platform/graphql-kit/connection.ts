import type { PageRequest } from './connection-args.ts';
import type { ConnectionShape, EdgeShape } from './connection-types.ts';

/** An edge that encodes its cursor when somebody reads it: a page of 20 usually needs two cursors, not twenty. */
class LazyEdge<Node> implements EdgeShape<Node> {
  readonly node: Node;
  readonly #cursorOf: (node: Node) => string;

  constructor(node: Node, cursorOf: (node: Node) => string) {
    this.node = node;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}

/**
 * A Relay connection from rows that were read one beyond the page.
 *
 * @param rows at most `page.size + 1` rows in reading order: list order forwards, reversed backwards
 * @param cursorOf the cursor of a row
 */
export function connectionFrom<Node>(rows: readonly Node[], page: PageRequest, cursorOf: (node: Node) => string): ConnectionShape<EdgeShape<Node>> {
  const more = rows.length > page.size;
  const shown = more ? rows.slice(0, page.size) : [...rows];
  if (page.direction === 'backward') shown.reverse();
  const edges = shown.map((row) => new LazyEdge(row, cursorOf));
  const forward = page.direction === 'forward';
  return {
    edges,
    pageInfo: {
      // Relay: what lies on the side we came from is known to exist because the cursor came from there.
      hasNextPage: forward ? more : page.before !== undefined,
      hasPreviousPage: forward ? page.after !== undefined : more,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}
