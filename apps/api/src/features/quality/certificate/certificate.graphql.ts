import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import type { CertificateState } from '@solmu/domain/quality/certificate.js'
import type { CommitmentSubject } from '@solmu/domain/quality/commitment.js'
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator'
import { IsoDay } from '../../../core/graphql/scalars.js'
import { OrgUnitRefType } from '../../network/org-unit/org-unit-ref.graphql.js'
import { CommitmentSubjectEnum } from '../commitment/commitment-kinds.graphql.js'
import { CommittedFramework, CommittedOrganisation } from '../commitment/commitment.graphql.js'

export enum CertificateStateEnum {
  expired = 'expired',
  expiring = 'expiring',
  coming = 'coming',
  valid = 'valid',
  ended = 'ended'
}
registerEnumType(CertificateStateEnum, {
  name: 'CertificateState',
  description: 'Where a certificate stands today; it follows from its days.',
  valuesMap: {
    expired: { description: 'It holds no longer.' },
    expiring: { description: 'It holds, and ends within sixty days.' },
    coming: { description: 'It holds from a later day.' },
    valid: { description: 'It holds.' },
    ended: { description: 'It was taken back.' }
  }
})

@ObjectType({ description: 'A certificate by the standard of somebody else.' })
export class Certificate {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => CommittedFramework, { description: 'By which standard.' })
  framework!: CommittedFramework

  @Field(() => CommitmentSubjectEnum, { description: 'Whose it is.' })
  holder!: CommitmentSubject

  @Field(() => OrgUnitRefType, { description: 'The unit whose it is, or that looks after it.' })
  unit!: OrgUnitRefType

  @Field(() => CommittedOrganisation, { description: 'The organisation that runs the unit.' })
  organisation!: CommittedOrganisation

  @Field(() => String, { description: 'Its number.' })
  number!: string

  @Field(() => String, { description: 'Who gave it.' })
  issuer!: string

  @Field(() => String, { description: 'What it covers.' })
  scope!: string

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  validFrom!: string

  @Field(() => IsoDay, { description: 'The first day on which it no longer holds.' })
  validTo!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is audited next.' })
  nextAuditOn!: string | null

  @Field(() => CertificateStateEnum, { description: 'Where it stands today.' })
  state!: CertificateState

  @Field(() => String, { description: 'A note.' })
  note!: string

  @Field(() => String, { nullable: true, description: 'The name of its file; null when there is none.' })
  fileName!: string | null

  @Field(() => Int, { nullable: true, description: 'How large its file is, in bytes.' })
  fileSize!: number | null

  @Field(() => IsoDay, { nullable: true, description: 'When it was taken back.' })
  endedOn!: string | null

  @Field(() => String, { description: 'Why it was taken back.' })
  endReason!: string

  @Field(() => Int, { description: 'The version of the record; a change must name it.' })
  version!: number

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayChange!: boolean
}

@InputType({ description: 'A certificate: a new one, or one that is recorded already.' })
export class SaveCertificateInput {
  @Field(() => ID, { nullable: true, description: 'Which one; null for a new one.' })
  @IsOptional()
  @IsUUID()
  certificateId?: string | null

  @Field(() => Int, { nullable: true, description: 'The version of the record that was before the eyes of whoever saves.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null

  @Field(() => ID, { description: 'By which standard; never changes.' })
  @IsUUID()
  frameworkId!: string

  @Field(() => ID, { description: 'The unit whose it is, or that looks after it; never changes.' })
  @IsUUID()
  unitId!: string

  @Field(() => CommitmentSubjectEnum, { description: 'Whose it is; never changes.' })
  @IsEnum(CommitmentSubjectEnum)
  holder!: CommitmentSubject

  @Field(() => String, { description: 'Its number.' })
  @IsString()
  @MaxLength(100)
  number!: string

  @Field(() => String, { description: 'Who gave it.' })
  @IsString()
  @MaxLength(200)
  issuer!: string

  @Field(() => String, { description: 'What it covers.' })
  @IsString()
  @MaxLength(500)
  scope!: string

  @Field(() => IsoDay, { description: 'The first day on which it holds.' })
  @IsString()
  validFrom!: string

  @Field(() => IsoDay, { description: 'The first day on which it no longer holds.' })
  @IsString()
  validTo!: string

  @Field(() => IsoDay, { nullable: true, description: 'When it is audited next.' })
  @IsOptional()
  @IsString()
  nextAuditOn?: string | null

  @Field(() => String, { description: 'A note.' })
  @IsString()
  @MaxLength(2000)
  note!: string
}

@InputType({ description: 'Which certificate was taken back, and why.' })
export class EndCertificateInput {
  @Field(() => ID, { description: 'Which one.' })
  @IsUUID()
  certificateId!: string

  @Field(() => Int, { description: 'The version of the record that was before the eyes of whoever says so.' })
  @IsInt()
  expectedVersion!: number

  @Field(() => String, { description: 'Why.' })
  @IsString()
  @MaxLength(2000)
  reason!: string
}

@ObjectType({ description: 'The certificate that was changed.' })
export class CertificatePayload {
  @Field(() => Certificate, { description: 'The certificate.' })
  certificate!: Certificate
}
