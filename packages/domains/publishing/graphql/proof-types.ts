import { DateTimeScalar } from '@openhall/graphql-kit';
import type { LedgerChange, LedgerProof, StepOutcome } from '@openhall/ledger';
import { Field, Int, ObjectType } from 'type-graphql';
import type { VerificationState } from '../data/verification.ts';
import { Document } from './document-types.ts';
import { LedgerChangeEnum, StepOutcomeEnum, VerificationStateEnum } from './enums.ts';

@ObjectType('Proof', { simpleResolvers: true, description: 'The newest entry of a document in the ledger: what its verification code stands for.' })
export class Proof {
  @Field(() => String, { description: 'Verification code (核验码): 20 characters of Crockford’s base 32. The address is /verify/{code}.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'When the entry was written, in the transaction of the change.' })
  recordedAt!: Date;

  @Field(() => LedgerChangeEnum, { description: 'What the entry records.' })
  change!: LedgerChange;
}

@ObjectType('VerificationChecks', { simpleResolvers: true, description: 'What the server found when it checked the evidence. Anybody can check it again with the evidence alone.' })
export class VerificationChecks {
  @Field(() => StepOutcomeEnum, { description: 'Whether the public content is the one the entry was made of.' })
  content!: StepOutcome;

  @Field(() => StepOutcomeEnum, { description: 'Whether the entry is in the log whose root the checkpoint names (RFC 9162).' })
  inclusion!: StepOutcome;

  @Field(() => StepOutcomeEnum, { description: 'Whether the checkpoint is signed with the key.' })
  signature!: StepOutcome;
}

@ObjectType('Evidence', { simpleResolvers: true, description: 'Everything needed to check an entry without trusting this server. Bytes are base64.' })
class Evidence {
  @Field(() => String, { description: 'The entry as it was hashed: canonical JSON (RFC 8785).' })
  leaf!: string;

  @Field(() => String, { nullable: true, description: 'The public content, canonical JSON; null for a withdrawal, for what was withdrawn since, and for a version that never was public.' })
  content!: string | null;

  @Field(() => String, { nullable: true, description: 'Salt: the entry’s content is SHA-256 of salt and content. Null with the content.' })
  salt!: string | null;

  @Field(() => Int, { nullable: true, description: 'Place in the log, from 0; null until the entry is folded into it, seconds after it was written.' })
  index!: number | null;

  @Field(() => Int, { nullable: true, description: 'Entries in the log at the checkpoint.' })
  size!: number | null;

  @Field(() => [String], { description: 'Inclusion proof (RFC 9162, 2.1.3): hashes from the entry upwards.' })
  path!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The signed checkpoint (C2SP tlog-checkpoint in a signed note).' })
  checkpoint!: string | null;

  @Field(() => String, { nullable: true, description: 'The key it is signed with, as witnesses configure it (C2SP verifier key).' })
  key!: string | null;
}

@ObjectType('Verification', { simpleResolvers: true, description: 'What a verification code stands for, and how far it is proven.' })
export class Verification {
  @Field(() => String, { description: 'The code, without dashes.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'When the entry was written.' })
  recordedAt!: Date;

  @Field(() => LedgerChangeEnum, { description: 'What the entry records.' })
  change!: LedgerChange;

  @Field(() => VerificationStateEnum, { description: 'How what was registered stands to what is public now.' })
  state!: VerificationState;

  @Field(() => Document, { nullable: true, description: 'The document as it is now; null where it is withdrawn.' })
  document!: Document | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the document was withdrawn; null where it is public.' })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Code of the newest entry of the same document; null where it is withdrawn.' })
  currentCode!: string | null;

  @Field(() => VerificationChecks, { description: 'What the server found.' })
  checks!: VerificationChecks;

  @Field(() => Evidence, { description: 'What it was found by.' })
  evidence!: LedgerProof;
}
