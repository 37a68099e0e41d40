/** 文号, taken apart: an organ's series of a year (`吉人社办字〔2018〕56号`) or a numbered order (`国令第711号`). */
export type DocumentNumber =
  | { readonly form: 'SERIES'; readonly series: string; readonly year: number; readonly serial: number }
  | { readonly form: 'ORDER'; readonly series: string; readonly serial: number };

const SERIES = /^(.+?)[〔[［【(（﹝](\d{4})[〕\]］】)）﹞](?:第)?(\d{1,5})号$/u;
const ORDER = /^(.+令)第(\d{1,5})号$/u;

/**
 * Reads a document number in whatever brackets, widths and spaces it was typed. 国令 and 国务院令 are one series.
 * @returns null where the text is none
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, '');
  const series = SERIES.exec(plain);
  if (series !== null) return { form: 'SERIES', series: series[1] ?? '', year: Number(series[2]), serial: Number(series[3]) };
  const order = ORDER.exec(plain);
  if (order !== null) return { form: 'ORDER', series: orderSeries(order[1] ?? ''), serial: Number(order[2]) };
  return null;
}

function orderSeries(name: string): string {
  const organ = name.replace(/^中华人民共和国/u, '');
  return organ === '国务院令' ? '国令' : organ;
}

/** The one printed form: always 〔〕, never a leading zero. */
export function printDocumentNumber(number: DocumentNumber): string {
  return number.form === 'SERIES' ? `${number.series}〔${number.year}〕${number.serial}号` : `${number.series}第${number.serial}号`;
}
