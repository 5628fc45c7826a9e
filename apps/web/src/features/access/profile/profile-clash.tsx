/** The profile was changed elsewhere meanwhile: both values side by side, and the choice between them. */
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/button.js'
import { WarningGlyph } from '../../../ui/glyphs.js'
import { isLanguage, languageName, useText } from '../../../ui/text.js'
import type { ProfileField, ProfileValues } from './profile-form.js'
import styles from './profile.module.css'

/** A field whose typed value differs from the one that was saved meanwhile. */
export interface Clash {
  readonly field: ProfileField
  readonly mine: string
  readonly saved: string
}

/** What was read, what is wanted, and what was saved meanwhile. */
export interface Versions {
  readonly base: ProfileValues
  readonly mine: Partial<ProfileValues>
  readonly saved: ProfileValues
}

/** The wanted fields that somebody else has changed too, to something else. */
export function clashesOf({ base, mine, saved }: Versions): readonly Clash[] {
  const fields = Object.keys(mine) as ProfileField[]
  return fields.flatMap((field) => {
    const wanted = mine[field]
    const isClash = wanted !== undefined && saved[field] !== base[field] && saved[field] !== wanted
    return isClash ? [{ field, mine: wanted, saved: saved[field] }] : []
  })
}

export interface ProfileClashProps {
  readonly clashes: readonly Clash[]
  readonly isSaving: boolean
  readonly onKeepMine: () => void
  readonly onTakeSaved: () => void
}

export function ProfileClash({ clashes, isSaving, onKeepMine, onTakeSaved }: ProfileClashProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const shown = (field: ProfileField, value: string) => {
    if (field === 'displayName') return value
    return isLanguage(value) ? languageName[value] : t(`profile.${field}.${value}`)
  }
  return (
    <div ref={box} className={styles.clash} role="alert" tabIndex={-1}>
      <WarningGlyph size={18} />
      <div>
        <p className={styles.clashTitle}>{t('profile.clash.title')}</p>
        <table>
          <caption className="visually-hidden">{t('profile.clash.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('profile.clash.field')}</th>
              <th scope="col">{t('profile.clash.mine')}</th>
              <th scope="col">{t('profile.clash.saved')}</th>
            </tr>
          </thead>
          <tbody>
            {clashes.map(({ field, mine, saved }) => (
              <tr key={field}>
                <th scope="row">{t(`profile.field.${field}`)}</th>
                <td>{shown(field, mine)}</td>
                <td>{shown(field, saved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={styles.acts}>
          <Button size="small" isBusy={isSaving} onClick={onKeepMine}>
            {t('profile.clash.keepMine')}
          </Button>
          <Button size="small" variant="quiet" onClick={onTakeSaved}>
            {t('profile.clash.takeSaved')}
          </Button>
        </div>
      </div>
    </div>
  )
}
