import type { RoleName } from '@solmu/domain/access/roles.js'
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm'

/** A role that a person holds at a unit from a day to a day. */
@Entity('role_assignment')
@Index('role_assignment_by_unit', ['unitId'])
@Index('role_assignment_by_user', ['userId'])
@Index('role_assignment_by_principal', ['deputyFor'], { where: 'deputy_for IS NOT NULL' })
@Check('role_assignment_source', `source IN ('manual', 'invitation', 'identity_provider', 'deputy', 'setup')`)
@Check('role_assignment_deputy_ends', 'deputy_for IS NULL OR valid_to IS NOT NULL')
@Check('role_assignment_organisation', `organisation_id IS NULL OR role = 'funder'`)
@Check('role_assignment_validity', 'valid_to >= valid_from')
@Check(
  'role_assignment_role',
  `role IN ('administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'reviewer',
    'funder', 'auditor')`
)
@Exclusion(
  'role_assignment_once_a_day',
  `USING gist (user_id WITH =, unit_id WITH =, role WITH =,
    coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(valid_from, valid_to) WITH &&)`
)
export class RoleAssignmentEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('uuid', { name: 'consortium_id' })
  @ForeignKey('consortium')
  consortiumId!: string

  @Column('uuid', { name: 'user_id' })
  @ForeignKey('app_user')
  userId!: string

  @Column('text')
  role!: RoleName

  @Column('uuid', { name: 'unit_id' })
  @ForeignKey('org_unit')
  unitId!: string

  @Column('date', { name: 'valid_from' })
  validFrom!: string

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null

  @Column('uuid', { name: 'given_by', nullable: true })
  @ForeignKey('app_user')
  givenBy!: string | null

  @Column('text', { nullable: true })
  reason!: string | null

  /** The funder whose projects the role shows. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  @ForeignKey('organisation')
  organisationId!: string | null

  /** The assignment that this one stands in for. */
  @Column('uuid', { name: 'deputy_for', nullable: true })
  @ForeignKey('role_assignment')
  deputyFor!: string | null

  @Column('text', { default: 'manual' })
  source!: 'manual' | 'invitation' | 'identity_provider' | 'deputy' | 'setup'

  /** The identity provider whose groups gave the role. */
  @Column('uuid', { name: 'provider_id', nullable: true })
  providerId!: string | null

  @Column('uuid', { name: 'ended_by', nullable: true })
  @ForeignKey('app_user')
  endedBy!: string | null

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date

  @VersionColumn({ default: 1 })
  version!: number
}
