import type { LanguageStatus, UrbanRural } from './reference-data.js'
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'

/** A municipality from its first day to its last; reference data, written by the loader alone. */
@Entity('municipality')
@Check('municipality_validity', 'valid_to > valid_from')
@Check('municipality_urban_rural', `urban_rural IN ('urban', 'semi_urban', 'rural')`)
export class MunicipalityEntity {
  @PrimaryColumn('text')
  code!: string

  @Column('text', { name: 'name_fi' })
  nameFi!: string

  @Column('text', { name: 'name_sv' })
  nameSv!: string

  @Column('text', { name: 'name_en' })
  nameEn!: string

  @Column('date', { name: 'valid_from' })
  validFrom!: string

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null

  @Column('text', { name: 'successor_code', nullable: true })
  @ForeignKey('municipality', { deferrable: 'INITIALLY DEFERRED' })
  successorCode!: string | null

  @Column('text', { name: 'language_status', nullable: true })
  languageStatus!: LanguageStatus | null

  @Column('text', { name: 'urban_rural', nullable: true })
  urbanRural!: UrbanRural | null

  @Column('double precision', { nullable: true })
  lon!: number | null

  @Column('double precision', { nullable: true })
  lat!: number | null

  @Column('integer', { nullable: true })
  population!: number | null

  @Column('date', { name: 'population_date', nullable: true })
  populationDate!: string | null
}
