import { describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS, hasValidity, isCounted, KIND_LABELS, OWN_KINDS, REFERENCE_KINDS } from './index.ts';

describe('kinds of document', () => {
  it('the department’s own are the six classes of the yearly report (founding report, 2017)', () => {
    expect(OWN_KINDS.map((kind) => KIND_LABELS[kind])).toEqual(['概况信息', '政务动态', '公示公告', '规范性文件', '政策解读', '业务信息']);
  });

  it('those of other organs are counted in no class', () => {
    expect(DOCUMENT_KINDS.filter(isCounted)).toEqual([...OWN_KINDS]);
    expect(REFERENCE_KINDS.some((kind) => isCounted(kind))).toBe(false);
  });

  it('normative documents and every law are valid or not; news, notices, interpretations are neither', () => {
    expect(DOCUMENT_KINDS.filter((kind) => !hasValidity(kind))).toEqual(['OVERVIEW', 'NEWS', 'ANNOUNCEMENT', 'INTERPRETATION', 'BUSINESS']);
  });

  it('each has one label, no two the same', () => {
    expect(Object.keys(KIND_LABELS).toSorted()).toEqual([...DOCUMENT_KINDS].toSorted());
    expect(new Set(Object.values(KIND_LABELS)).size).toBe(DOCUMENT_KINDS.length);
  });
});
