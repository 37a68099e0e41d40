import { z } from 'zod';

export const MANIFEST = 'manifest.json';
/** Holds the digest of the manifest, which holds those of everything else. */
export const MANIFEST_DIGEST = 'manifest.json.sha256';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const name = z.string().min(1).max(200);
const part = { part: name, bytes: count, sha256: digest };

const manifestSchema = z.object({
  format: z.literal('openhall-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  productVersion: z.string(),
  postgresVersion: z.string(),
  /** What had been applied to the database, in the order of names. */
  migrations: z.array(z.object({ name, checksum: digest })),
  /** `rows` and `digest` are of the content, whatever the order of rows; `bytes` and `sha256` of the part as it is stored. */
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: count, digest, ...part })),
  sequences: z.array(z.object({ name, lastValue: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Files the installation keeps beside its database. */
  files: z.array(z.object({ name, ...part })),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;
export type TablePart = Manifest['tables'][number];
export type FilePart = Manifest['files'][number];

/** Null for text that is no manifest of this version. */
export function parseManifest(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Everything the manifest lists that is a part of the archive. */
export function partsOf({ tables, files }: Manifest): readonly (TablePart | FilePart)[] {
  return [...tables, ...files];
}
