import type { LawFile } from './layout.ts';
import type { LawHeader } from './header.ts';

const NATIONAL = /全国人民代表大会(常务委员会)?(?:第|$|关于|《)/u;
const PROMULGATION = /(中共中央、国务院|中共中央|政务院|国务院|\p{Script=Han}{2,12}?(?:部|局|总局|委员会|委|署|办公厅|银行))(?:令|发布|公布|颁布|修正公布|批准发布|第\d+次部务会议)/u;
const SIGNATURE = /^(?:中华人民共和国)?(\p{Script=Han}{1,14}(?:部|局|总局|委员会|署|办公厅|银行))$/u;
const DEPARTMENT_MEETING = /^经?(\p{Script=Han}{2,14}?(?:部|局|总局|委员会|署|银行))第?\d*次?(?:部务|局务|委务)/u;
const COURTS = /^(最高人民法院|最高人民检察院)(?:[、，\s]*(最高人民法院|最高人民检察院))?/u;
const PLACE = /^(\p{Script=Han}{2,12}?(?:自治州|自治县|自治旗|自治区|特别行政区|省|市))/u;
const PROVINCE_SUFFIX: Readonly<Record<string, string>> = {
  北京: '市', 上海: '市', 天津: '市', 重庆: '市', 内蒙古: '自治区', 广西: '壮族自治区', 西藏: '自治区', 宁夏: '回族自治区', 新疆: '维吾尔自治区',
};

/** The organ that issued this text, from its header, title and place in the collection. */
export function inferIssuer(file: LawFile, header: LawHeader): string {
  switch (file.kind) {
    case 'LAW':
      return nationalCongress(header);
    case 'REGULATION':
      return administration(header) ?? '国务院';
    case 'RULE':
      return department(file, header);
    case 'JUDICIAL_INTERPRETATION':
      return court(header.title);
    default:
      return localCongress(file, header);
  }
}

/** The last organ named: a law the Congress made and its Standing Committee amended is, in this text, the Committee's. */
function nationalCongress(header: LawHeader): string {
  for (const event of header.events.toReversed()) {
    const match = NATIONAL.exec(event.text.replace(/《.*》/u, ''));
    if (match !== null) return match[1] === undefined ? '全国人民代表大会' : '全国人民代表大会常务委员会';
  }
  return '全国人民代表大会常务委员会';
}

function administration(header: LawHeader): string | null {
  const signature = signatory(header);
  if (signature !== null) return signature;
  for (const event of header.events.toReversed()) {
    const text = event.text.replace(/^中华人民共和国/, '');
    // 国务院批准、国家档案局发布: the bureau issues, the Council only approves.
    const match = PROMULGATION.exec(text.replace(/《[^》]*》/gu, ''));
    if (match?.[1] !== undefined) return match[1];
    if (text.startsWith('《国务院关于')) return '国务院';
  }
  return null;
}

/** The department that signed the notice a rule was issued with: a line of its own. */
function signatory(header: LawHeader): string | null {
  const signed = header.notice.map((line) => SIGNATURE.exec(line)?.[1]).filter((name) => name !== undefined);
  return signed.at(-1) ?? null;
}

function department(file: LawFile, header: LawHeader): string {
  const met = header.events.map((event) => DEPARTMENT_MEETING.exec(event.text)?.[1]).filter((name) => name !== undefined);
  return met.at(-1) ?? signatory(header) ?? file.subfolder ?? administration(header) ?? '国务院部门';
}

function court(title: string): string {
  const match = COURTS.exec(title);
  if (match?.[1] === undefined) return title.includes('人民检察院') && !title.includes('人民法院') ? '最高人民检察院' : '最高人民法院';
  return match[2] === undefined || match[2] === match[1] ? match[1] : `${match[1]}、${match[2]}`;
}

function localCongress(file: LawFile, header: LawHeader): string {
  const place = PLACE.exec(header.title)?.[1] ?? placeOfEvents(header) ?? province(file.subfolder);
  if (place === null) return '地方人民代表大会常务委员会';
  const made = header.events.findLast((event) => !event.text.includes('批准'))?.text.replace(/《.*》/u, '') ?? '';
  const byCongress = /人民代表大会(?!常务委员会)/u.test(made) && !made.includes('常务委员会');
  return `${place}人民代表大会${byCongress ? '' : '常务委员会'}`;
}

function placeOfEvents(header: LawHeader): string | null {
  const places = header.events.map((event) => PLACE.exec(event.text)?.[1]).filter((place) => place !== undefined && place.length > 2);
  return places.at(0) ?? null;
}

function province(name: string | null): string | null {
  return name === null ? null : /[省市区]$/.test(name) ? name : `${name}${PROVINCE_SUFFIX[name] ?? '省'}`;
}
