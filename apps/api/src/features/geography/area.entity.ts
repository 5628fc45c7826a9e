import type { Division } from '@solmu/domain/geography/divisions.js'
import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm'

/** An area of a division while it has one name; reference data, written by the loader alone. */
@Entity('area')
@Check('area_validity', 'valid_to > valid_from')
@Exclusion('area_one_name_a_day', 'USING gist (division WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&)')
export class AreaEntity {
  @PrimaryColumn('text')
  division!: Division

  @PrimaryColumn('text')
  code!: string

  @Column('text', { name: 'name_fi' })
  nameFi!: string

  @Column('text', { name: 'name_sv' })
  nameSv!: string

  @Column('text', { name: 'name_en' })
  nameEn!: string

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null
}

/** A municipality belongs to an area of a division; one area of each division on a day. */
@Entity('municipality_area')
@Index('municipality_area_by_area', ['division', 'areaCode'])
@Check('municipality_area_validity', 'valid_to > valid_from')
@Exclusion(
  'municipality_area_one_a_day',
  'USING gist (municipality_code WITH =, division WITH =, daterange(valid_from, valid_to) WITH &&)'
)
export class MunicipalityAreaEntity {
  @PrimaryColumn('text', { name: 'municipality_code' })
  @ForeignKey('municipality')
  municipalityCode!: string

  @PrimaryColumn('text')
  division!: Division

  @Column('text', { name: 'area_code' })
  areaCode!: string

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null
}
