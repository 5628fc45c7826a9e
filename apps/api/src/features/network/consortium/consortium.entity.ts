import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A contract consortium: the tenant to which everything else belongs. */
@Entity('consortium')
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
}
