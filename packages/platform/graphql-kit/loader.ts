import DataLoader from 'dataloader';

/**
 * A batching, remembering reader for one request. Never share one between requests: it would carry one reader's or
 * moment's answers to another.
 *
 * @param read reads many keys in one statement; a key it does not mention is missing
 * @param missing the answer for a missing key, e.g. an empty list
 */
export function createLoader<Key, Value>(read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>, missing: (key: Key) => Value): DataLoader<Key, Value> {
  return new DataLoader<Key, Value>(
    async (keys) => {
      const found = await read(keys);
      return keys.map((key) => found.get(key) ?? missing(key));
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );
}

/** Bounds the arrays sent to the database; a page has at most a hundred documents. */
const MAX_BATCH_SIZE = 500;
