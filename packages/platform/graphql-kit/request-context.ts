/** Somebody who is signed in. */
export type Viewer = {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  /** Names of their roles. */
  readonly roles: readonly string[];
  readonly sessionId: string;
  /** They signed in with a one-time password and have to choose their own before anything else is open to them. */
  readonly mustChangePassword: boolean;
};

/**
 * What every resolver gets besides its arguments. A domain extends it with its own services and loaders:
 * `type PublishingContext = RequestContext<{ publishing: Publishing }, PublishingLoaders>`.
 */
export type RequestContext<Services extends object = object, Loaders extends object = object> = {
  /** The one instant of the request: every visibility and validity decision in it uses this and nothing else. */
  readonly now: Date;
  readonly requestId: string;
  /** Who asks, read from the session once a request; null for anybody who is not signed in. */
  readonly viewer: Viewer | null;
  readonly services: Services;
  /** Batching readers, made anew for each request: nothing read for one person or moment reaches another. */
  readonly loaders: Loaders;
};
