import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { ConnectionOf } from '../../../core/graphql/page.js'

@ObjectType('AuditCheckpoint', { description: 'A signed head of the audit trail: kept outside, it shows whether the trail was cut off or written anew.' })
export class AuditCheckpointType {
  @Field(() => ID, { description: 'The id of the checkpoint.' })
  id!: string

  @Field(() => Int, { description: 'The last entry that it vouches for.' })
  number!: number

  @Field(() => String, { description: 'The hash of that entry.' })
  headHash!: string

  @Field(() => Date, { description: 'When it was made.' })
  madeAt!: Date

  @Field(() => String, { description: 'The key that signed it: the beginning of the SHA-256 of the public key.' })
  keyId!: string

  @Field(() => String, { description: 'The Ed25519 signature, in base64.' })
  signature!: string
}

@ObjectType({ description: 'A page of checkpoints, the newest first.' })
export class AuditCheckpointConnection extends ConnectionOf(AuditCheckpointType, 'checkpoints') {}

@ObjectType({ description: 'What came of making a checkpoint.' })
export class MakeAuditCheckpointPayload {
  @Field(() => AuditCheckpointType, { description: 'The checkpoint of the last entry; the one before, when nothing has happened since.' })
  checkpoint!: AuditCheckpointType
}
