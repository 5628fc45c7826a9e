import type { UnitKind, UnitType } from '@solmu/domain/network/facts.js'
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm'

/** The national head office, a regional centre or a local unit, from the day it opens to the day it closes. */
@Entity('org_unit')
@Index('org_unit_by_consortium', ['consortiumId', 'nameFi', 'id'])
@Check('org_unit_type', `type IN ('headquarters', 'regional_centre', 'local_unit')`)
@Check(
  'org_unit_kind',
  `kind IN ('headquarters', 'regional_centre', 'workshop', 'work_centre', 'association', 'cooperative',
    'participation_site', 'educational_project', 'social_enterprise')`
)
@Check('org_unit_validity', 'valid_to > valid_from')
export class OrgUnitEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('uuid', { name: 'consortium_id' })
  @ForeignKey('consortium')
  consortiumId!: string

  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey('organisation')
  organisationId!: string

  @Column('text')
  type!: UnitType

  @Column('text')
  kind!: UnitKind

  @Column('text', { name: 'name_fi' })
  nameFi!: string

  @Column('text', { name: 'name_sv' })
  nameSv!: string

  @Column('text', { name: 'name_en' })
  nameEn!: string

  @Column('text', { name: 'municipality_code' })
  @ForeignKey('municipality')
  municipalityCode!: string

  @Column('double precision', { nullable: true })
  lon!: number | null

  @Column('double precision', { nullable: true })
  lat!: number | null

  @Column('text', { name: 'street_address', nullable: true })
  streetAddress!: string | null

  @Column('text', { nullable: true })
  email!: string | null

  @Column('text', { nullable: true })
  phone!: string | null

  @Column('date', { name: 'valid_from' })
  validFrom!: string

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null

  @VersionColumn({ default: 1 })
  version!: number
}
