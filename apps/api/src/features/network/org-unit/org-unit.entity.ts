import type { UnitType } from '@solmu/domain/network/facts.js'
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm'

/** The national head office, a regional centre or a local unit: what stays the same all its life. */
@Entity('org_unit')
@Check('org_unit_type', `type IN ('headquarters', 'regional_centre', 'local_unit')`)
@Unique('org_unit_code_once', ['consortiumId', 'code'])
export class OrgUnitEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('uuid', { name: 'consortium_id' })
  @ForeignKey('consortium')
  consortiumId!: string

  @Column('text')
  type!: UnitType

  /** The key by which files name the unit. */
  @Column('text', { nullable: true })
  code!: string | null
}
