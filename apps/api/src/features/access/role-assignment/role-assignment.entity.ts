import type { RoleName } from '@solmu/domain/access/roles.js'
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm'

/** A role that a person holds at a unit from a day to a day. */
@Entity('role_assignment')
@Index('role_assignment_by_unit', ['unitId'])
@Check('role_assignment_validity', 'valid_to >= valid_from')
@Check(
  'role_assignment_role',
  `role IN ('administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member', 'reviewer',
    'funder', 'auditor')`
)
@Exclusion(
  'role_assignment_once_a_day',
  'USING gist (user_id WITH =, unit_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&)'
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

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date

  @VersionColumn({ default: 1 })
  version!: number
}
