/** A node of sanitised markup. */
export type MarkupNode = MarkupElement | string;
export type MarkupElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly children: MarkupNode[];
};

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z]+="[^"]*")*)\s*(\/?)>|([^<]+|<)/g;
const ATTRIBUTE = /([a-z]+)="([^"]*)"/g;
const VOID_TAGS = new Set(['br', 'hr']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Parses what `sanitise` wrote: known tags, double-quoted attributes, balanced. Anything else would be a fault of that
 * step and is read as text, which is escaped again when written.
 */
export function parseMarkup(html: string): MarkupNode[] {
  const root: MarkupElement = { tag: '', attributes: {}, classes: [], children: [] };
  const open: MarkupElement[] = [root];
  for (const [, closing, tag, attributes = '', , text] of html.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (tag === undefined) parent.children.push(decodeEntities(text ?? ''));
    else if (closing === '/') close(open, tag);
    else {
      const element = elementOf(tag, attributes);
      parent.children.push(element);
      if (!VOID_TAGS.has(tag)) open.push(element);
    }
  }
  return root.children;
}

function elementOf(tag: string, source: string): MarkupElement {
  const attributes = Object.fromEntries([...source.matchAll(ATTRIBUTE)].map(([, name, value]) => [name ?? '', decodeEntities(value ?? '')]));
  return { tag, attributes, classes: (attributes['class'] ?? '').split(' ').filter((word) => word !== ''), children: [] };
}

function close(open: MarkupElement[], tag: string): void {
  const position = open.findLastIndex((element) => element.tag === tag);
  if (position > 0) open.length = position;
}

/** The entities sanitize-html writes; numeric ones it has already resolved. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** The text of nodes, a line break for every `<br>`. */
export function textOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? '\n' : textOf(node.children))).join('');
}

/** Every element below the nodes, outermost first. */
export function* elementsOf(nodes: readonly MarkupNode[]): Generator<MarkupElement> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}
