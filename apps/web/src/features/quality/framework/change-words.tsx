/** A change between two versions in words. */
import type { ChangeKind, FrameworkChange } from '@solmu/domain/quality/framework-difference.js'
import { useLocalized, useText } from '../../../ui/text.js'
import styles from './framework.module.css'

const signs: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '−', moved: '↕', changed: '≠' }

/** How two versions differ in one place: a sign and its word. */
export function ChangeMark({ kind }: { readonly kind: ChangeKind }) {
  const t = useText()
  return (
    <span className={styles.changeMark} data-kind={kind}>
      <span aria-hidden="true">{signs[kind]}</span> {t(`framework.change.${kind}`)}
    </span>
  )
}

/** Fields whose values are words of the rules. */
const worded: Readonly<Record<string, string>> = { subject: 'subject', aggregation: 'aggregation', kind: 'scaleKind', method: 'method', skipped: 'skip' }

export function useChangeWords() {
  const t = useText()
  const pick = useLocalized()
  return {
    /** Where it is: "Kriteeri ips_01, paino". */
    placeOf({ subject, code, level, field }: FrameworkChange): string {
      const place = t(`framework.changed.${subject}`, { code, level: level ?? '' })
      return field === null ? place : t('framework.changed.field', { place, field: t(`framework.field.${field}`) })
    },
    /** What it says on one side; a dash where it says nothing. */
    valueOf({ field, ...change }: FrameworkChange, side: 'before' | 'after'): string {
      const value = change[side]
      if (value === null) return '–'
      const words = field === null ? undefined : worded[field]
      return words === undefined ? pick(value) || '–' : t(`framework.${words}.${value.fi}`)
    }
  }
}
