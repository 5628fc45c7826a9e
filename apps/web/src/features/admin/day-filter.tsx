/** A first or last day in a filter bar: typed as people write days, taken when the field is left or Enter is pressed. */
import { useId, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { ErrorGlyph } from '../../ui/glyphs.js'
import { useLanguage, useText } from '../../ui/text.js'
import { dayInField, readDayText } from './day-text.js'
import styles from './admin.module.css'

export interface DayFilterProps {
  readonly label: string
  readonly day: IsoDate | undefined
  readonly onChange: (day: IsoDate | undefined) => void
}

export function DayFilter({ label, day, onChange }: DayFilterProps) {
  const t = useText()
  const id = useId()
  const language = useLanguage()
  const { today } = useViewer()
  // What was typed for the day of the address; another day in the address takes its place.
  const [draft, setDraft] = useState<{ readonly forDay: IsoDate | undefined; readonly text: string; readonly isWrong: boolean } | null>(null)
  const active = draft?.forDay === day ? draft : null
  const text = active?.text ?? (day ? dayInField(day, language) : '')
  function take() {
    if (!active) return
    const read = text.trim() === '' ? undefined : readDayText(text, today)
    if (read === null) return setDraft({ ...active, isWrong: true })
    setDraft(null)
    if (read !== day) onChange(read)
  }
  return (
    <div className={styles.dayFilter} data-invalid={active?.isWrong || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        placeholder={dayInField(today, language)}
        autoComplete="off"
        aria-invalid={active?.isWrong || undefined}
        aria-describedby={active?.isWrong ? `${id}-error` : undefined}
        onChange={(event) => setDraft({ forDay: day, text: event.target.value, isWrong: false })}
        onBlur={take}
        onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)}
      />
      {active?.isWrong && (
        <p id={`${id}-error`} role="alert">
          <ErrorGlyph size={16} />
          {t('errors.INVALID_DATE')}
        </p>
      )}
    </div>
  )
}
