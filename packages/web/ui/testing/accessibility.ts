import { HtmlValidate, type ConfigData } from 'html-validate';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'input-missing-label': 'error',
    'no-missing-references': 'error',
    // Levels of headings are the page's.
    'heading-level': 'off',
    // Vue leaves white space at the end of lines of templates.
    'no-trailing-whitespace': 'off',
    // BEM: block, __element, --modifier; single words are classes of stored texts.
    'class-pattern': ['error', { pattern: '/^(oh-[a-z-]+(__[a-z-]+)?(--[A-Za-z-]+)?|[a-z-]+)$/' }],
    'id-pattern': ['error', { pattern: '/^[a-z][a-z0-9-]*$/' }],
    'no-inline-style': 'error',
    // One question, several answers of the same name.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'submit'] }],
    // An explicit role keeps table semantics where CSS turns a table into blocks.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['region', 'table', 'row', 'cell', 'rowgroup', 'columnheader', 'rowheader'] }],
    'long-title': 'off',
    // Telephone numbers in examples are no telephone numbers.
    'tel-non-breaking': 'off',
    'no-raw-characters': 'off',
    'void-style': ['error', { style: 'omit' }],
  },
};

const validator = new HtmlValidate(config);

/** What no rule of the validator looks for, because only a strict content security policy or our no-script promise asks for it. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\sstyle="/, 'style attribute: the content security policy drops it'],
  [/\son[a-z]+="/, 'inline handler: the content security policy drops it'],
  [/<(?:script|style)\b/, 'inline script or style'],
  [/tabindex="[1-9]/, 'tabindex above 0 reorders the keyboard'],
  [/<a(?![^>]*\shref=)[\s>]/, 'link without an address'],
  [/<svg(?![^>]*aria-hidden="true")/, 'drawing that is not hidden from screen readers'],
  [/\shref="(?:javascript:|#")/, 'link that leads nowhere without script'],
];

/** Faults of a piece of HTML against the HTML standard, WCAG and our own promises. */
export async function accessibilityFaults(html: string): Promise<string[]> {
  // Labels and references are looked up in a document only.
  const report = await validator.validateString(`<!DOCTYPE html>\n<html lang="zh-CN"><head><title>示例</title></head><body>${html}</body></html>`);
  const faults = report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`));
  return [...faults, ...forbidden.filter(([pattern]) => pattern.test(html)).map(([, fault]) => fault)];
}
