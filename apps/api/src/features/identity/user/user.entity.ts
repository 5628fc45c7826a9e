import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm'

/** A person with an account. The e-mail is kept in lower case and is unique. */
@Entity('app_user')
@Unique('app_user_email_unique', ['email'])
@Check('app_user_email_normal', 'email = lower(email)')
@Check('app_user_kind', `kind IN ('person', 'machine')`)
@Check('app_user_machine_has_no_password', `kind = 'person' OR password_hash IS NULL`)
@Check('app_user_language', `language IN ('fi', 'sv', 'en')`)
@Check('app_user_theme', `theme IN ('system', 'light', 'dark')`)
@Check('app_user_density', `density IN ('compact', 'normal', 'relaxed')`)
export class UserEntity {
  @PrimaryColumn('uuid')
  id!: string

  @Column('text')
  email!: string

  @Column('text', { name: 'display_name' })
  displayName!: string

  /** Null for someone who signs in without a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null

  @Column('text', { default: 'person' })
  kind!: 'person' | 'machine'

  @Column('text', { default: 'fi' })
  language!: 'fi' | 'sv' | 'en'

  @Column('text', { default: 'system' })
  theme!: 'system' | 'light' | 'dark'

  @Column('text', { default: 'normal' })
  density!: 'compact' | 'normal' | 'relaxed'

  @Column('boolean', { name: 'password_is_demo', default: false })
  passwordIsDemo!: boolean

  @Column('timestamptz', { name: 'deactivated_at', nullable: true })
  deactivatedAt!: Date | null

  @Column('uuid', { name: 'deactivated_by', nullable: true })
  @ForeignKey('app_user')
  deactivatedBy!: string | null

  @Column('text', { name: 'deactivation_reason', nullable: true })
  deactivationReason!: string | null

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null

  @Column('timestamptz', { name: 'last_login_at', nullable: true })
  lastLoginAt!: Date | null

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date

  @VersionColumn({ default: 1 })
  version!: number
}
