/** The viewed day as text, with a calendar beside it. Keeps what was typed until it can be read. */
import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useId, useState, type KeyboardEvent } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { ErrorGlyph } from '../../../ui/glyphs.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText, type Language } from '../../../ui/text.js'
import { lastDayOf, readDay, timeSpan, type DayReading } from './as-of-date.js'
import styles from './date-field.module.css'

const DayCalendar = lazy(() => import('./day-calendar.js'))

export interface DateFieldProps {
  readonly day: IsoDate
  readonly today: IsoDate
  /** `time` writes the day in plum: it is not today. */
  readonly tone: 'plain' | 'time'
  readonly onChange: (day: IsoDate) => void
  /** Shown over the field; the day of the page unless told, which is only read out. */
  readonly label?: string
}

/**
 * A day as it is typed into the field; English uses the order of British dates.
 *
 * @example dayInField('2023-11-05', 'fi') // '5.11.2023'
 */
export function dayInField(day: IsoDate, language: Language): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return [dayOfMonth, month, year].join(language === 'en' ? '/' : '.')
}

type Problem = Extract<DayReading, { problem: unknown }>['problem']

/** What was typed, and for which day of the page; a new day of the page takes the place of what was typed. */
interface Draft {
  readonly forDay: IsoDate
  readonly text: string
  readonly problem: Problem | null
}

function useDraft({ day, today, onChange }: DateFieldProps) {
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft | null>(null)
  const active = draft?.forDay === day ? draft : null
  const text = active?.text ?? dayInField(day, language)

  function commit(): void {
    if (active === null) return
    const reading = readDay(text, today)
    if ('problem' in reading) return setDraft({ forDay: day, text, problem: reading.problem })
    setDraft(null)
    if (reading.day !== day) onChange(reading.day)
  }

  return {
    text,
    problem: active?.problem ?? null,
    type: (typed: string) => setDraft({ forDay: day, text: typed, problem: null }),
    forget: () => setDraft(null),
    commit
  }
}

function CalendarButton({ day, today, label, onChange }: DateFieldProps) {
  const t = useText()
  const name = [t('network.date.openCalendar'), label].filter((part) => part !== undefined).join(': ')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={styles.open}
          aria-label={name}
          title={name}
          aria-expanded={isOpen}
          onClick={() => setOpen((was) => !was)}
        >
          <IconCalendar size={18} stroke={1.6} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('network.date.calendar')}>
        <Suspense fallback={<p className={styles.wait}>{t('ui.loading')}</p>}>
          <DayCalendar
            day={day}
            span={timeSpan(today)}
            onPick={(picked) => {
              setOpen(false)
              onChange(picked)
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

export function DateField(props: DateFieldProps) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const draft = useDraft(props)
  const span = timeSpan(props.today)
  const errorId = `${id}-error`

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape' && draft.problem !== null) draft.forget()
  }

  return (
    <div className={styles.field} data-tone={props.tone} data-invalid={draft.problem !== null || undefined}>
      <label htmlFor={id} className={props.label === undefined ? 'visually-hidden' : styles.label}>
        {props.label ?? t('network.date.label')}
      </label>
      <div className={styles.frame}>
        <input
          id={id}
          value={draft.text}
          inputMode="text"
          autoComplete="off"
          aria-invalid={draft.problem !== null || undefined}
          aria-describedby={draft.problem === null ? undefined : errorId}
          onChange={(event) => draft.type(event.target.value)}
          onBlur={draft.commit}
          onKeyDown={onKeyDown}
        />
        <CalendarButton {...props} />
      </div>
      {draft.problem !== null && (
        <p id={errorId} className={styles.error} role="alert">
          <ErrorGlyph size={16} />
          {t(`network.date.problem.${draft.problem}`, {
            first: format.day(span.from),
            last: format.day(lastDayOf(span))
          })}
        </p>
      )}
    </div>
  )
}
