import { excerptOf } from './finding-list.ts';
import { partsIn, readPart, readRelationships, scanDrawingText, type OfficePackage } from './office-package.ts';
import { maskName } from './mask.ts';

const CHANGES: Readonly<Record<string, string>> = { ins: '插入', del: '删除', moveFrom: '移出', moveTo: '移入' };
const MAIN = 'word/document.xml';

/** What a Word document holds that its reader does not see, and personal numbers wherever text stands. */
export async function scanWord(office: OfficePackage): Promise<void> {
  await scanStory(office, MAIN, '正文');
  for (const [pattern, place] of STORIES) for (const part of partsIn(office, pattern)) await scanStory(office, part, place);
  await scanComments(office);
  for (const part of partsIn(office, /^word\/(?:charts|diagrams)\/[^/]+\.xml$/)) await scanDrawingText(office, part, '图表');
  const linked = [...(await readRelationships(office, MAIN)).values()].filter(({ external, type }) => external && type !== 'hyperlink');
  for (const { target } of linked) office.findings.add('EXTERNAL_LINK', '正文引用的外部文件', excerptOf(target));
}

const STORIES: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/footnotes\.xml$/, '脚注'],
  [/^word\/endnotes\.xml$/, '尾注'],
];

/** Boolean properties are on unless they say otherwise (ECMA-376, 17.17.4). */
const isOn = (value: string | undefined): boolean => !['0', 'false', 'off'].includes(value ?? '1');

/** One text with its own paragraphs. Formatting marks of a deletion are inside `rPr` and no change of text. */
async function scanStory(office: OfficePackage, part: string, name: string): Promise<void> {
  const { findings } = office;
  let paragraphs = 0;
  const open: { text: string; number: number }[] = [];
  let hidden = false;
  let run = '';
  let inProperties = 0;
  await readPart(office, part, {
    open: ({ name: element, attributes }) => {
      const change = CHANGES[element];
      if (element === 'p') open.push({ text: '', number: (paragraphs += 1) });
      else if (element === 'rPr' || element === 'pPr') inProperties += 1;
      else if (element === 'r') [hidden, run] = [false, ''];
      else if ((element === 'vanish' || element === 'webHidden') && isOn(attributes['val'])) hidden ||= open.length > 0;
      else if (change !== undefined && inProperties === 0) {
        const author = attributes['author'];
        findings.add('TRACKED_CHANGE', placeOf(name, open.at(-1)?.number ?? paragraphs + 1), author === undefined ? change : `${change}（${maskName(author)}）`);
      }
    },
    text: (text) => {
      const paragraph = open.at(-1);
      if (paragraph === undefined) return;
      paragraph.text += text;
      run += text;
    },
    close: (element) => {
      if (element === 'rPr' || element === 'pPr') inProperties -= 1;
      if (element === 'r') {
        if (hidden && run.trim() !== '') findings.add('HIDDEN_TEXT', placeOf(name, open.at(-1)?.number ?? 0), excerptOf(run));
        hidden = false;
      }
      if (element !== 'p') return;
      const paragraph = open.pop();
      if (paragraph !== undefined) findings.addPersonalNumbers(paragraph.text, placeOf(name, paragraph.number));
    },
  });
}

const placeOf = (name: string, paragraph: number): string => `${name}第 ${paragraph} 段`;

async function scanComments(office: OfficePackage): Promise<void> {
  const { findings } = office;
  let author = '';
  let text = '';
  let number = 0;
  await readPart(office, 'word/comments.xml', {
    open: ({ name, attributes }) => {
      if (name === 'comment') [author, text, number] = [attributes['author'] ?? '', '', number + 1];
    },
    text: (more) => {
      text += more;
    },
    close: (name) => {
      if (name !== 'comment') return;
      findings.add('COMMENT', author === '' ? `批注 ${number}` : `批注 ${number}（${maskName(author)}）`, excerptOf(text));
      findings.addPersonalNumbers(text, `批注 ${number}`);
    },
  });
}
