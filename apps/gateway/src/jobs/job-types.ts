import 'reflect-metadata';
import { createConnectionBase, createEdgeType, DateTimeScalar, Refused } from '@openhall/graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('FailedJob', { simpleResolvers: true, description: 'Work behind the answers that failed. What it was about is not shown: that may be personal.' })
export class FailedJobType {
  @Field(() => ID, { description: 'Number in the queue.' })
  id!: number;

  @Field(() => String, { description: 'Name of the job, e.g. ledger.fold.' })
  job!: string;

  @Field(() => Int, { description: 'Attempts made.' })
  attempts!: number;

  @Field(() => Int, { description: 'Attempts after which it is given up.' })
  maxAttempts!: number;

  @Field(() => String, { description: 'First line of the last error, at most 300 characters; empty where the process that did it was killed.' })
  reason!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again by itself; null where it is given up.' })
  nextAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was put into the queue.' })
  createdAt!: Date;
}

const FailedJobEdge = createEdgeType({ name: 'FailedJob', node: () => FailedJobType, nodeDescription: 'The job.' });

@ObjectType('FailedJobConnection', { simpleResolvers: true, description: 'A page of failed jobs: given up first, then the oldest (Relay cursor connection; totals count up to 1,000).' })
export class FailedJobConnection extends createConnectionBase({ name: 'FailedJob', edge: FailedJobEdge }) {}

@ObjectType('JobRetried', { simpleResolvers: true, description: 'The job is tried again now, with all its attempts.' })
export class JobRetried {
  readonly __typename = 'JobRetried';

  @Field(() => ID, { description: 'Number of the job.' })
  id: number;

  constructor(id: number) {
    this.id = id;
  }
}

export const RetryJobResult = createUnionType({ name: 'RetryJobResult', description: 'Taken up, or refused with reasons.', types: () => [JobRetried, Refused] as const });
