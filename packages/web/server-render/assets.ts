/** The hashed files a page links to. Addresses are absolute paths. */
export interface AssetLinks {
  readonly styles: readonly string[];
  /** Module scripts loaded on every page. */
  readonly scripts: readonly string[];
  /** Modules loaded only when their element is used, by the name of their source file: `type-ahead` → `/assets/type-ahead-D3f.js`. */
  readonly islands: Readonly<Record<string, string>>;
}

/** The part of Vite's client manifest that is read here. */
export type ClientManifest = Readonly<Record<string, { readonly file: string; readonly name?: string; readonly isEntry?: boolean; readonly css?: readonly string[] }>>;

/**
 * Reads the links out of Vite's client manifest.
 * @param main name of the entry every page loads; every other entry is an island
 * @throws where there is no such entry, or it imports no style sheet
 */
export function assetLinks(manifest: ClientManifest, base: string, main: string): AssetLinks {
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry === true);
  const entry = entries.find((chunk) => chunk.name === main);
  if (entry === undefined) throw new Error(`The client manifest has no entry "${main}"`);
  if (entry.css === undefined) throw new Error(`The entry "${main}" of the client imports no style sheet`);
  const address = (file: string): string => `${base}${file}`;
  const islands = entries.filter((chunk) => chunk !== entry).map((chunk): [string, string] => [chunk.name ?? chunk.file, address(chunk.file)]);
  return {
    styles: entry.css.map(address),
    scripts: [address(entry.file)],
    islands: Object.fromEntries(islands),
  };
}
