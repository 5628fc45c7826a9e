import type { UnitType } from '@solmu/domain/network/facts.js'
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm'

/** The national head office, a regional centre or a local unit: what stays the same all its life. */
@Entity('org_unit')
@Check('org_unit_type', `type IN ('headquarters', 'regional_centre', 'local_unit')`)
@Unique('org_unit_code_once', ['consortiumId', 'code'])
@Index('org_unit_head_office', ['consortiumId', 'id'], { where: `type = 'headquarters'` })
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
