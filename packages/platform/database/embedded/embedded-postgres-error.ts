/** The embedded database cannot be started; the message is one line that tells an operator what to do. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
