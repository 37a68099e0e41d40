export { createGraphQLClient, type GraphQLClient, type GraphQLClientOptions, type TypedDocument } from './client.ts';
export { Fault, NetworkLost, OutOfDate, Refused, SessionEnded } from './failures.ts';
