/** A declaration and where it stands. */
export interface Declaration {
  readonly property: string;
  readonly value: string;
  /** Selector list of its rule. */
  readonly selector: string;
  /** At-rules around it, outermost first: `@media print`. */
  readonly context: readonly string[];
}

/** What a plain style sheet consists of. */
export interface ScannedSheet {
  readonly declarations: readonly Declaration[];
  readonly selectors: readonly string[];
  readonly atRules: readonly string[];
  /** Rules inside rules: CSS nesting. */
  readonly nested: readonly string[];
}

const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '');

function declarationsOf(body: string, selector: string, context: readonly string[]): Declaration[] {
  return body
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return { property: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim(), selector, context };
    });
}

/**
 * Takes a style sheet apart. Made for our own plain sheets (no strings with braces or semicolons): whatever it cannot
 * place ends up as an unknown property or at-rule, which the baseline then refuses.
 */
export function scanCss(css: string): ScannedSheet {
  const sheet = { declarations: [] as Declaration[], selectors: [] as string[], atRules: [] as string[], nested: [] as string[] };
  const open: string[] = [];
  let text = '';
  for (const character of withoutComments(css)) {
    if (character === '{') {
      const before = text.split(';');
      const prelude = (before.pop() ?? '').trim();
      const parent = open.at(-1);
      if (parent !== undefined && !parent.startsWith('@media') && !parent.startsWith('@supports')) sheet.nested.push(prelude);
      if (prelude.startsWith('@')) sheet.atRules.push(prelude);
      else sheet.selectors.push(prelude);
      for (const statement of before) if (statement.trim() !== '') sheet.atRules.push(statement.trim());
      open.push(prelude);
      text = '';
    } else if (character === '}') {
      const rule = open.pop() ?? '';
      sheet.declarations.push(...declarationsOf(text, rule, open.filter((prelude) => prelude.startsWith('@'))));
      text = '';
    } else text += character;
  }
  for (const statement of text.split(';')) if (statement.trim() !== '') sheet.atRules.push(statement.trim());
  return sheet;
}
