/** The codings an answer is kept in. `identity` is the plain body. */
export type Coding = 'identity' | 'br' | 'gzip';

/** Best first, for equal weights: brotli is smaller, gzip is understood everywhere. */
const preferred: readonly Coding[] = ['br', 'gzip', 'identity'];

/** Browsers send a handful of different headers; anything past this many is somebody inventing them. */
const rememberedHeaders = 256;
const remembered = new Map<string, Coding>();

/**
 * Chooses the coding to answer with (RFC 9110, 12.5.3).
 *
 * An absent header means "anything", which we read as the plain body: clients that say nothing are scripts and probes.
 * A client that refuses every coding, identity included, gets the plain body rather than 406, as the RFC allows.
 */
export function chooseCoding(header: string | undefined): Coding {
  if (header === undefined || header === '') return 'identity';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const chosen = negotiate(header);
  if (remembered.size >= rememberedHeaders) remembered.clear();
  remembered.set(header, chosen);
  return chosen;
}

function negotiate(header: string): Coding {
  const weights = new Map<string, number>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';');
    weights.set(name.trim().toLowerCase(), weightOf(parameters));
  }
  const wildcard = weights.get('*');
  let best: Coding = 'identity';
  let bestWeight = 0;
  for (const coding of preferred) {
    // Identity is always acceptable unless named, but never preferred to a coding the client asked for.
    const weight = weights.get(coding) ?? wildcard ?? (coding === 'identity' ? 0.0001 : 0);
    if (weight > bestWeight) {
      best = coding;
      bestWeight = weight;
    }
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  for (const parameter of parameters) {
    const [name, value] = parameter.split('=');
    if (name?.trim().toLowerCase() !== 'q') continue;
    const weight = Number(value);
    return Number.isFinite(weight) ? Math.min(Math.max(weight, 0), 1) : 0;
  }
  return 1;
}
