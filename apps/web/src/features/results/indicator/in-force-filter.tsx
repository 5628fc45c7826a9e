/** Narrows the list to what is in force on a day: typed as people write days, taken when the field is left or Enter is pressed. */
import { useId, useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { ErrorGlyph } from '../../../ui/glyphs.js'
import { useLanguage, useText } from '../../../ui/text.js'
import styles from '../../../ui/admin-pages.module.css'

export interface InForceFilterProps {
  readonly day: IsoDate | undefined
  readonly onChange: (day: IsoDate | undefined) => void
}

/** Begins anew with every day of the address. */
export function InForceFilter(props: InForceFilterProps) {
  return <DayInput key={props.day ?? ''} {...props} />
}

function DayInput({ day, onChange }: InForceFilterProps) {
  const t = useText()
  const id = useId()
  const language = useLanguage()
  const { today } = useViewer()
  const [text, setText] = useState(day ? dayInField(day, language) : '')
  const [isWrong, setWrong] = useState(false)
  function take() {
    const read = text.trim() === '' ? undefined : readDayText(text, today)
    setWrong(read === null)
    if (read !== null && read !== day) onChange(read)
  }
  return (
    <div className={styles.dayFilter} data-invalid={isWrong || undefined}>
      <label htmlFor={id}>{t('indicator.list.inForceOn')}</label>
      <input
        id={id}
        value={text}
        placeholder={dayInField(today, language)}
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
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
