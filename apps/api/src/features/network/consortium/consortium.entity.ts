import { Check, Column, Entity, PrimaryColumn } from 'typeorm'

/** A contract consortium: the tenant to which everything else belongs. */
@Entity('consortium')
@Check('consortium_notice_months', 'notice_months BETWEEN 0 AND 36')
export class ConsortiumEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('text', { name: 'name_fi' })
  nameFi!: string

  @Column('text', { name: 'name_sv' })
  nameSv!: string

  @Column('text', { name: 'name_en' })
  nameEn!: string

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo!: boolean

  /** From when the register of members follows admissions alone; null while founders are still entered by hand. */
  @Column('date', { name: 'admission_since', nullable: true })
  admissionSince!: string | null

  /** How long a member that gives notice still belongs. */
  @Column('integer', { name: 'notice_months', default: 6 })
  noticeMonths!: number
}
