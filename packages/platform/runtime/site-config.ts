import { readFileSync } from 'node:fs';
import { z } from 'zod';
import defaultSite from './default-site.json' with { type: 'json' };

const text = z.string().trim().min(1).max(2000);
const line = z.string().trim().min(1).max(200);
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, '应以小写字母开头，由小写字母、数字和连字符组成');

const office = z.strictObject({ name: line, address: line, postcode: line, hours: line, phone: line, fax: line.optional(), email: line.optional() });

/** UTC and the older names of zones count too, which the list of zones leaves out. */
function isTimeZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What makes an installation this department's: edited by the department, read at start. */
const siteConfigSchema = z.strictObject({
  organisation: z.strictObject({
    name: line,
    shortName: line,
    englishName: line.optional(),
    siteName: line,
    /** 网站标识码, ten digits. */
    siteCode: z.string().regex(/^\d{10}$/, '应为十位数字'),
    domain: line,
    contact: z.strictObject({ address: line, postcode: line, phone: line, fax: line.optional(), email: line.optional(), hours: line }),
    icp: line.optional(),
    publicSecurityRecord: line.optional(),
    /** Address of the central 「我为政府网站找错」 form; absent where none was assigned yet. */
    errorReportUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Opening paragraphs of 机构概况. */
    profile: z.array(text).max(20),
    /** 主要职责, one sentence each. */
    duties: z.array(text).max(40),
    leaders: z.array(z.strictObject({ name: line, post: line, duties: text })).max(40),
    units: z.array(z.strictObject({ id: slug, name: line, duties: text, phone: line, head: line.optional() })).max(100),
    /** 政府信息公开工作机构 (art. 4), with everything art. 12 wants the guide to say of it. */
    disclosureOffice: office,
    /** Who takes what is reported about accessibility and within how many working days they answer; absent, the disclosure office, without a promise. */
    accessibilityFeedback: z.strictObject({ unit: line, phone: line, email: line.optional(), replyWorkingDays: z.int().min(1).max(60) }).optional(),
  }),
  /** 政府信息公开指南 (art. 12), in paragraphs. */
  disclosureGuide: z.strictObject({
    scope: z.array(text).max(40),
    arrangement: z.array(text).max(20),
    access: z.array(text).max(20),
    requestSteps: z.array(text).max(20),
    supervision: z.array(text).max(20),
  }),
  /** Main colour as #rrggbb; the interface derives the rest and refuses one without contrast. */
  theme: z.strictObject({ accent: z.string().regex(/^#[0-9a-f]{6}$/i).optional() }).default({}),
  /** What whoever takes data away may do with it, as the department decided; without it neutral words stand there. */
  openData: z
    .strictObject({
      licence: z.strictObject({ name: line, url: z.url({ protocol: /^https?$/ }).optional() }).optional(),
      /** Terms in words, in place of the neutral ones. */
      terms: text.optional(),
    })
    .default({}),
  businessTimeZone: z.string().refine(isTimeZone, '不是时区名称'),
  columns: z
    .array(
      z.strictObject({
        slug,
        name: line,
        description: text,
        keywords: z.array(line).min(1).max(20),
        /** ColumnType of the page tags, e.g. 「政策文件」. */
        columnType: line,
        /** Days after which an inspection counts the column as stale; null for static ones. */
        updateDays: z.int().positive().nullable(),
      }),
    )
    .min(1)
    .max(40)
    .refine((columns) => new Set(columns.map((column) => column.slug)).size === columns.length, '有两个栏目的 slug 相同'),
});

export type SiteConfig = z.output<typeof siteConfigSchema>;

/** The configuration cannot be used; every problem is named with its place. */
export class SiteConfigError extends Error {
  override name = 'SiteConfigError';
}

/** Checks a configuration that was read from somewhere. `origin` is named in the message. */
export function parseSiteConfig(value: unknown, origin: string): SiteConfig {
  const result = siteConfigSchema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new SiteConfigError(`${origin} 不能使用：${problems.join('；')}`);
}

/** The configuration in the file, or the neutral one that comes with the product. */
export function loadSiteConfig(path: string | undefined): SiteConfig {
  if (path === undefined) return parseSiteConfig(defaultSite, '随附的站点配置');
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SiteConfigError(`${path} 不能读取：${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return parseSiteConfig(read, path);
}
