import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm'

/** An independent body: a foundation, an association, a municipality or a company. It may belong to several consortia. */
@Entity('organisation')
@Unique('organisation_business_id_unique', ['businessId'])
@Check(
  'organisation_legal_form',
  `legal_form IN ('foundation', 'association', 'municipality', 'joint_authority', 'cooperative', 'limited_company')`
)
export class OrganisationEntity {
  @PrimaryColumn('uuid')
  id!: string

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
  legalForm!: string
}
