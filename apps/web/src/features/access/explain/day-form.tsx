/** The day on which an access page looks: today, or any other. */
import { useState, type FormEvent } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import styles from '../roles/roles.module.css'

export interface DayFormProps {
  readonly day: IsoDate
  /** Today is left out of the address. */
  readonly onChange: (day: IsoDate | undefined) => void
}

export function DayForm({ day, onChange }: DayFormProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [text, setText] = useState(dayInField(day, language))
  const [error, setError] = useState<string | undefined>()
  function submit(event: FormEvent) {
    event.preventDefault()
    const read = readDayText(text, today)
    setError(read === null ? t('errors.INVALID_DATE') : undefined)
    if (read !== null) onChange(read === today ? undefined : read)
  }
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <TextField
        id="access-on"
        label={t('roles.explain.day')}
        value={text}
        autoComplete="off"
        error={error}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.bar}>
        <Button type="submit">{t('roles.explain.look')}</Button>
        {day !== today && (
          <Button
            variant="quiet"
            onClick={() => {
              setText(dayInField(today, language))
              onChange(undefined)
            }}
          >
            {t('roles.explain.today')}
          </Button>
        )}
      </div>
    </form>
  )
}
