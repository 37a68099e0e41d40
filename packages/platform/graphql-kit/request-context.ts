/**
 * What every resolver gets besides its arguments. A domain extends it with its own services and loaders:
 * `type PublishingContext = RequestContext<{ publishing: Publishing }, PublishingLoaders>`.
 */
export type RequestContext<Services extends object = object, Loaders extends object = object> = {
  /** The one instant of the request: every visibility and validity decision in it uses this and nothing else. */
  readonly now: Date;
  readonly requestId: string;
  /** Who asks. Always null until accounts exist: everything served is public. */
  readonly viewer: null;
  readonly services: Services;
  /** Batching readers, made anew for each request: nothing read for one person or moment reaches another. */
  readonly loaders: Loaders;
};
