import type { LegalForm, OrganisationLanguage, SizeClass } from '@solmu/domain/network/organisation.js'
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm'

/**
 * An independent body as one consortium knows it: a foundation, an association, a municipality or a company. The same
 * body in two consortia is two rows with one business id.
 */
@Entity('organisation')
@Unique('organisation_business_id_once', ['consortiumId', 'businessId'])
@Unique('organisation_code_once', ['consortiumId', 'code'])
@Index('organisation_by_name', ['consortiumId', 'nameFi', 'id'])
@Check(
  'organisation_legal_form',
  `legal_form IN ('foundation', 'association', 'municipality', 'joint_authority', 'wellbeing_county', 'state', 'parish',
    'cooperative', 'limited_company', 'other')`
)
@Check('organisation_size_class', `size_class IN ('micro', 'small', 'medium', 'large')`)
@Check('organisation_languages', `languages <@ ARRAY['fi', 'sv', 'en', 'se']`)
export class OrganisationEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('uuid', { name: 'consortium_id' })
  @ForeignKey('consortium')
  consortiumId!: string

  /** The key by which files name the organisation. */
  @Column('text', { nullable: true })
  code!: string | null

  @Column('text', { name: 'name_fi' })
  nameFi!: string

  @Column('text', { name: 'name_sv' })
  nameSv!: string

  @Column('text', { name: 'name_en' })
  nameEn!: string

  /** Y-tunnus with its check digit, such as 1234567-1. */
  @Column('text', { name: 'business_id', nullable: true })
  businessId!: string | null

  @Column('text', { name: 'legal_form' })
  legalForm!: LegalForm

  @Column('text', { name: 'size_class', nullable: true })
  sizeClass!: SizeClass | null

  @Column('text', { array: true, default: [] })
  languages!: OrganisationLanguage[]

  @Column('text', { nullable: true })
  email!: string | null

  @Column('text', { nullable: true })
  phone!: string | null

  @Column('text', { nullable: true })
  website!: string | null

  @Column('text', { name: 'street_address', nullable: true })
  streetAddress!: string | null

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode!: string | null

  @Column('text', { nullable: true })
  town!: string | null

  @Column('text', { name: 'contact_name', nullable: true })
  contactName!: string | null

  @Column('text', { nullable: true })
  note!: string | null

  @VersionColumn({ default: 1 })
  version!: number
}
