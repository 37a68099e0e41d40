/** Nothing came back: the network is gone, or the server is. What was asked may be asked again. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost';
}

/** Nobody is signed in any more. What was typed is still there: sign in and ask again. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

/** The server understood and says no: a missing permission, or input it cannot take. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** Fit to be shown. */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('; '));
    this.reasons = reasons;
  }
}

/** This page is older than the server: it asks for a document the server no longer knows. Loading the page again helps. */
export class OutOfDate extends Error {
  override readonly name = 'OutOfDate';
}

/** The server failed. Not the reader's fault, and not to be mended by them. */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** What whoever looks after the server finds it by; null where none was given. */
  readonly requestId: string | null;

  constructor(message: string, requestId: string | null) {
    super(message);
    this.requestId = requestId;
  }
}
