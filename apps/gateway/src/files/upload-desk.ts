import { createUploadDecisions, type Finding, type FilesTables, type UploadRecord } from '@openhall/files';
import { connectionFrom, decodeCursor, encodeCursor, pageRequest, refused, unauthenticated, type CursorShape, type Refused, type Viewer } from '@openhall/graphql-kit';
import type { Kysely } from 'kysely';
import { mayDo, type Ownership } from './upload-permissions.ts';
import { FindingsAcknowledged, UploadDiscarded } from './upload-types.ts';

/** Counting stops here. */
const countedUpTo = 1000;
const cursor: CursorShape = { scope: 'uploadedFiles', values: [(value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)), (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)] };
const isId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);
const missing = '没有这个文件，或者已经弃用。';

/** An upload as somebody sees it: with what was found, and what they may do with it. */
export type ShownUpload = UploadRecord & { readonly findings: readonly Finding[]; readonly canAcknowledge: boolean; readonly canDiscard: boolean; readonly canPublish: boolean };

export type DeskAsk = { readonly viewer: Viewer | null; readonly now: Date };

/** Uploads for who sent them and for who answers for what is published. Whose they may see, the permission table says. */
export function createUploadDesk<Tables extends FilesTables>(db: Kysely<Tables>) {
  const uploads = createUploadDecisions(db as unknown as Kysely<FilesTables>);
  /** The upload, where they may do this with it; null where not, or where there is none: who asks learns nothing of the difference. */
  const find = async (id: string, viewer: Viewer, event: Parameters<typeof mayDo>[1]): Promise<UploadRecord | null> => {
    const upload = isId(id) ? await uploads.read(id) : null;
    return upload !== null && mayDo(viewer, event, ownershipOf(upload, viewer)) ? upload : null;
  };
  const shown = async (records: readonly UploadRecord[], viewer: Viewer): Promise<ShownUpload[]> => {
    const findings = await uploads.findings(records.map(({ id }) => id));
    return records.map((upload) => shownUpload(upload, findings.get(upload.id) ?? [], viewer));
  };
  const decided = async (id: string, ask: DeskAsk, event: 'ACKNOWLEDGE_FINDINGS' | 'DISCARD_UPLOAD', decide: (actor: { id: string; name: string }) => ReturnType<typeof uploads.discard>): Promise<ShownUpload | Refused> => {
    const viewer = signedIn(ask);
    if ((await find(id, viewer, event)) === null) return refused(missing, 'id');
    const decision = await decide({ id: viewer.personId, name: viewer.name });
    if ('refused' in decision) return refused(decision.refused, decision.field);
    return shownUpload(decision, (await uploads.findings([id])).get(id) ?? [], viewer);
  };
  return {
    one: async (id: string, ask: DeskAsk): Promise<ShownUpload | null> => {
      const viewer = signedIn(ask);
      const upload = await find(id, viewer, 'READ_UPLOADS');
      return upload === null ? null : ((await shown([upload], viewer))[0] ?? null);
    },
    /** A page of uploads, newest first. Throws BAD_USER_INPUT for a size or a cursor that makes no sense. */
    list: async (args: { readonly first?: number | null; readonly after?: string | null }, ask: DeskAsk, selected: ReadonlySet<string>) => {
      const viewer = signedIn(ask);
      const page = pageRequest(args);
      const [createdAt, id] = page.after === undefined ? [] : decodeCursor(page.after, cursor);
      const ownerId = mayDo(viewer, 'READ_UPLOADS', 'OTHERS') ? null : viewer.personId;
      const [rows, counted] = await Promise.all([
        uploads.list({ size: page.size, after: id === undefined ? null : { createdAt: new Date(String(createdAt)), id: String(id) }, ownerId }),
        selected.has('totalCount') || selected.has('totalIsExact') ? uploads.count(ownerId, countedUpTo + 1) : 0,
      ]);
      const connection = connectionFrom(await shown(rows, viewer), page, (upload) => encodeCursor(cursor.scope, [upload.createdAt.toISOString(), upload.id]));
      return Object.assign(connection, { totalCount: Math.min(counted, countedUpTo), totalIsExact: counted <= countedUpTo });
    },
    acknowledge: async (id: string, reason: string, ask: DeskAsk): Promise<FindingsAcknowledged | Refused> => {
      const result = await decided(id, ask, 'ACKNOWLEDGE_FINDINGS', (actor) => uploads.acknowledge(id, reason, actor, ask.now));
      return 'state' in result ? new FindingsAcknowledged(result) : result;
    },
    discard: async (id: string, ask: DeskAsk): Promise<UploadDiscarded | Refused> => {
      const result = await decided(id, ask, 'DISCARD_UPLOAD', (actor) => uploads.discard(id, actor, ask.now));
      return 'state' in result ? new UploadDiscarded(id) : result;
    },
  };
}

export type UploadDesk = ReturnType<typeof createUploadDesk>;

function ownershipOf({ owner }: Pick<UploadRecord, 'owner'>, { personId }: Viewer): Ownership {
  return owner.id === personId ? 'OWN' : 'OTHERS';
}

/** The guard before the resolver refuses nobody's requests; this keeps a mistake there from becoming an open door here. */
function signedIn({ viewer }: DeskAsk): Viewer {
  if (viewer === null) throw unauthenticated();
  return viewer;
}

function shownUpload(upload: UploadRecord, findings: readonly Finding[], viewer: Viewer): ShownUpload {
  const ownership = ownershipOf(upload, viewer);
  const acknowledged = upload.acknowledgedAt !== null;
  return {
    ...upload,
    findings,
    canAcknowledge: upload.state === 'FINDINGS' && !acknowledged && mayDo(viewer, 'ACKNOWLEDGE_FINDINGS', ownership),
    canDiscard: upload.state !== 'RECEIVING' && mayDo(viewer, 'DISCARD_UPLOAD', ownership),
    canPublish: upload.state === 'CLEAN' || (upload.state === 'FINDINGS' && acknowledged),
  };
}
