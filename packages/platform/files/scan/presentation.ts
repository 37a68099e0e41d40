import { excerptOf } from './finding-list.ts';
import { partsIn, readPart, readRelationships, scanDrawingText, type OfficePackage } from './office-package.ts';

const PRESENTATION = 'ppt/presentation.xml';

/** What a PowerPoint presentation hides: slides that are not shown, notes, comments. Slides are counted as they are shown. */
export async function scanPresentation(office: OfficePackage): Promise<void> {
  const { findings } = office;
  const relations = await readRelationships(office, PRESENTATION);
  const slides: string[] = [];
  await readPart(office, PRESENTATION, {
    open: ({ name, attributes }) => {
      const target = name === 'sldId' ? relations.get(attributes['rel'] ?? '')?.target : undefined;
      if (target !== undefined) slides.push(target);
    },
  });
  for (const [index, part] of slides.entries()) await scanSlide(office, part, `第 ${index + 1} 张幻灯片`);
  for (const part of partsIn(office, /^ppt\/comments\/[^/]+\.xml$/)) {
    const text = await scanDrawingText(office, part, '批注');
    findings.add('COMMENT', '幻灯片批注', excerptOf(text));
  }
}

async function scanSlide(office: OfficePackage, part: string, place: string): Promise<void> {
  const { findings } = office;
  let shown = true;
  await readPart(office, part, {
    open: ({ name, attributes }) => {
      if (name === 'sld' && (attributes['show'] === '0' || attributes['show'] === 'false')) shown = false;
    },
  });
  const text = await scanDrawingText(office, part, place);
  if (!shown) findings.add('HIDDEN_SLIDE', place, excerptOf(text));
  for (const { target, type } of (await readRelationships(office, part)).values()) {
    if (type !== 'notesSlide') continue;
    const notes = await scanDrawingText(office, target, `${place}的备注`);
    if (excerptOf(notes.replaceAll(/^\d+$/gmu, '')) !== null) findings.add('COMMENT', `${place}的备注`, excerptOf(notes));
  }
}
