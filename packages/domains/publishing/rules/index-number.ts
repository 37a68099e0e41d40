/** 索引号: organ code, year, serial. The organ code is nine digits and letters (GB 11714) or the eighteen of GB 32100. */
export interface IndexNumber {
  readonly organCode: string;
  readonly codeSystem: 'ORGANISATION_CODE' | 'UNIFIED_SOCIAL_CREDIT_CODE';
  readonly year: number;
  readonly serial: number;
}

const PATTERN = /^([0-9A-Z]{9}|[0-9A-Z]{18})\/(\d{4})-(\d{1,8})$/u;

/**
 * Reads `000014349/2019-00007` and `1150011255408455X1/2025-00002`.
 * @returns null where the text is no index number
 */
export function parseIndexNumber(text: string): IndexNumber | null {
  const match = PATTERN.exec(text.normalize('NFKC').replaceAll(/\s+/gu, '').toUpperCase());
  if (match === null) return null;
  const organCode = match[1] ?? '';
  const codeSystem = organCode.length === 18 ? 'UNIFIED_SOCIAL_CREDIT_CODE' : 'ORGANISATION_CODE';
  return { organCode, codeSystem, year: Number(match[2]), serial: Number(match[3]) };
}

/** The printed form, the serial with at least five digits. */
export function printIndexNumber({ organCode, year, serial }: IndexNumber): string {
  return `${organCode}/${year}-${String(serial).padStart(5, '0')}`;
}
