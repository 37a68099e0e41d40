import { messages } from '../messages/index.ts';

/** An entry of the navigation. */
interface NavigationEntry {
  readonly name: string;
  readonly label: string;
  /** Without this permission it is not offered. */
  readonly needs?: string;
  /** Second key of the shortcut `g …`. */
  readonly key: string;
  /** Names of the pages below it. */
  readonly below?: readonly string[];
}

export interface NavigationGroup {
  readonly label: string | null;
  readonly entries: readonly NavigationEntry[];
}

const { pages, shell } = messages;

const groups: readonly NavigationGroup[] = [
  { label: null, entries: [{ name: 'home', label: pages.home, key: 'h' }] },
  { label: shell.groups.documents, entries: [{ name: 'documents', label: pages.documents, key: 'd', needs: 'READ_DOCUMENTS', below: ['document'] }, { name: 'files', label: pages.files, key: 'f', needs: 'READ_UPLOADS', below: ['file'] }] },
  {
    label: shell.groups.organisation,
    entries: [
      { name: 'organisation', label: pages.organisation, key: 'o', needs: 'READ_ORGANISATION', below: ['unit', 'new-unit'] },
      { name: 'people', label: pages.people, key: 'p', needs: 'READ_ORGANISATION', below: ['person', 'new-person'] },
    ],
  },
  { label: shell.groups.operation, entries: [{ name: 'jobs', label: pages.jobs, key: 'j', needs: 'READ_JOBS' }] },
  { label: shell.groups.own, entries: [{ name: 'account', label: pages.account, key: 'a' }] },
];

/** What somebody may open. A group without anything to open is left out. */
export function navigationFor(may: (permission: string | undefined) => boolean): NavigationGroup[] {
  return groups.map((group) => ({ ...group, entries: group.entries.filter(({ needs }) => may(needs)) })).filter(({ entries }) => entries.length > 0);
}
