import type { FindingList } from './finding-list.ts';
import { excerptOf } from './finding-list.ts';
import { maskName } from './mask.ts';
import { FileRefused } from './limits.ts';
import { messages } from './messages.ts';
import { readXml, type XmlReader } from './xml.ts';
import type { ZipArchive } from './zip-archive.ts';

/** An Office document as a package of parts (ECMA-376, part 2). */
export interface OfficePackage {
  readonly zip: ZipArchive;
  readonly label: string;
  readonly findings: FindingList;
}

/** Names of the parts in a folder that end as given, in the order people count them. */
export function partsIn({ zip }: OfficePackage, pattern: RegExp): string[] {
  return [...zip.names].filter((name) => pattern.test(name)).toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** Reads a part; does nothing where there is none. */
export async function readPart({ zip, label }: OfficePackage, name: string, reader: XmlReader): Promise<void> {
  const entry = zip.find(name);
  if (entry !== undefined) await readXml(zip.stream(entry), reader, label);
}

/** Targets of a part's relationships by their identifier; those outside the document with `external`. */
export async function readRelationships(office: OfficePackage, part: string): Promise<Map<string, { target: string; external: boolean; type: string }>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const found = new Map<string, { target: string; external: boolean; type: string }>();
  await readPart(office, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship') return;
      const { Id = '', Target = '', TargetMode, Type = '' } = attributes;
      const external = TargetMode === 'External';
      found.set(Id, { target: external ? Target : new URL(Target, `part:///${folder}`).pathname.slice(1), external, type: Type.slice(Type.lastIndexOf('/') + 1) });
    },
  });
  return found;
}

const PROPERTIES: Readonly<Record<string, string>> = { creator: '作者', lastModifiedBy: '最后修改者', Manager: '主管', Company: '单位', description: '备注', keywords: '关键词' };
const PERSONS = new Set(['creator', 'lastModifiedBy', 'Manager']);

/** What any Office document may carry along: who wrote it, files in it, macros, data from elsewhere. */
export async function scanPackage(office: OfficePackage): Promise<void> {
  const { zip, findings } = office;
  if ([...zip.names].some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) throw new FileRefused(messages.macros);
  for (const part of ['docProps/core.xml', 'docProps/app.xml']) {
    let property = '';
    let text = '';
    await readPart(office, part, {
      open: ({ name }) => {
        property = name;
        text = '';
      },
      text: (more) => {
        text += more;
      },
      close: (name) => {
        const label = PROPERTIES[name];
        if (name === property && label !== undefined && text.trim() !== '') findings.add('METADATA', `文件属性“${label}”`, PERSONS.has(name) ? maskName(text) : excerptOf(text));
        text = '';
      },
    });
  }
  let custom = 0;
  await readPart(office, 'docProps/custom.xml', { open: ({ name }) => void (custom += name === 'property' ? 1 : 0) });
  if (custom > 0) findings.add('METADATA', '自定义属性', null, custom);
  for (const name of partsIn(office, /\/embeddings\/[^/]+$/)) findings.add('EMBEDDED_FILE', `嵌入的 ${name.slice(name.lastIndexOf('/') + 1)}`, '其中的内容没有检查');
  const controls = partsIn(office, /\/(?:activeX|ctrlProps)\/[^/]+$/).length;
  if (controls > 0) findings.add('ACTIVE_CONTENT', '控件', null, controls);
}

/** Text of drawings, charts and slides: paragraphs of DrawingML. */
export async function scanDrawingText(office: OfficePackage, part: string, place: string): Promise<string> {
  let paragraph = '';
  let all = '';
  await readPart(office, part, {
    text: (text) => {
      paragraph += text;
    },
    close: (name) => {
      if (name !== 'p' && name !== 'v') return;
      office.findings.addPersonalNumbers(paragraph, place);
      all += `${paragraph}\n`;
      paragraph = '';
    },
  });
  return all;
}
