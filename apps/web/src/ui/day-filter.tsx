/** A first or last day in a filter bar: typed as people write days, taken when the field is left or Enter is pressed. */
import { useId, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { ErrorGlyph } from './glyphs.js'
import { useLanguage, useText } from './text.js'
import { dayInField, readDayText } from './day-text.js'
import styles from './admin-pages.module.css'

export interface DayFilterProps {
  readonly label: string
  readonly day: IsoDate | undefined
  /** A day without a year is of this one's. */
  readonly today: IsoDate
  readonly onChange: (day: IsoDate | undefined) => void
}

/** What was typed for the day of the address; another day in the address takes its place. */
interface Draft {
  readonly forDay: IsoDate | undefined
  readonly text: string
  readonly isWrong: boolean
}

function useDraft({ day, today, onChange }: DayFilterProps) {
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft | null>(null)
  const active = draft?.forDay === day ? draft : null
  const text = active?.text ?? (day ? dayInField(day, language) : '')
  function take() {
    if (!active) return
    const read = text.trim() === '' ? undefined : readDayText(text, today)
    if (read === null) return setDraft({ ...active, isWrong: true })
    setDraft(null)
    if (read !== day) onChange(read)
  }
  return {
    text,
    take,
    isWrong: active?.isWrong ?? false,
    hint: dayInField(today, language),
    type: (typed: string) => setDraft({ forDay: day, text: typed, isWrong: false })
  }
}

export function DayFilter(props: DayFilterProps) {
  const t = useText()
  const id = useId()
  const { text, take, isWrong, hint, type } = useDraft(props)
  return (
    <div className={styles.dayFilter} data-invalid={isWrong || undefined}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        value={text}
        placeholder={hint}
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onChange={(event) => type(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => (event.key === 'Enter' ? take() : undefined)}
      />
      {isWrong && (
        <p id={`${id}-error`} role="alert">
          <ErrorGlyph size={16} />
          {t('errors.INVALID_DATE')}
        </p>
      )}
    </div>
  )
}
