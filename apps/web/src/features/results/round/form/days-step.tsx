/** The fourth step: the days of the round, with hints at weekends and holidays, and how they lie in the calendar. */
import { type RoundDayName, roundDayNames } from '@solmu/domain/results/round-days.js'
import { holidayOn, isWorkingDay, nextWorkingDay } from '@solmu/domain/results/round-holidays.js'
import { useViewer } from '../../../../app/viewer.js'
import { Button } from '../../../../ui/button.js'
import { TextField } from '../../../../ui/form-field.js'
import { dayInField } from '../../../../ui/day-text.js'
import { formatMonth, useFormat } from '../../../../ui/format.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { monthOf } from '../calendar/calendar-weeks.js'
import { MonthTable } from '../calendar/month-table.js'
import { dayTyped, offeredReminders, withPeriod, type RoundForm } from './round-form.js'
import type { StepProps } from './step-props.js'
import styles from '../round.module.css'

const kindOf: Readonly<Record<RoundDayName, string>> = {
  opensOn: 'opens',
  dueOn: 'due',
  graceUntil: 'grace',
  verifyBy: 'verify',
  acceptBy: 'accept'
}

/** Says when a chosen day is one on which nobody works, and offers the next one on which they do. */
function FreeDayHint({ day, onMove }: { readonly day: string; readonly onMove: (day: string) => void }) {
  const t = useText()
  const format = useFormat()
  if (day === '' || isWorkingDay(day)) return null
  const holiday = holidayOn(day)
  const next = nextWorkingDay(day)
  return (
    <p className={styles.hint} role="status">
      {holiday === null ? t('round.form.weekend', { day: format.dayLong(day) }) : t('round.form.holiday', { name: t(`round.holiday.${holiday}`) })}{' '}
      <Button size="small" onClick={() => onMove(next)}>
        {t('round.form.moveTo', { day: format.dayShort(next) })}
      </Button>
    </p>
  )
}

function DayFields({ form, change, errorOf, before }: StepProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const set = (name: RoundDayName, text: string) => change({ days: { ...form.days, [name]: text } })
  return (
    <div className={styles.fields}>
      {roundDayNames.map((name) => (
        <div key={name}>
          <TextField
            id={`round-${name}`}
            label={t(`round.day.${name}`)}
            help={t(`round.dayHelp.${name}`)}
            autoComplete="off"
            disabled={name === 'opensOn' && before?.state === 'open'}
            value={form.days[name]}
            error={errorOf(`round-${name}`)}
            onChange={(event) => set(name, event.target.value)}
          />
          <FreeDayHint day={dayTyped(form, name, today)} onMove={(day) => set(name, dayInField(day, language))} />
        </div>
      ))}
    </div>
  )
}

function Reminders({ form, change, errorOf }: StepProps) {
  const t = useText()
  const offered = [...new Set([...offeredReminders, ...form.reminderDays])].sort((a, b) => a - b)
  const fault = errorOf('round-reminders')
  const label = (distance: number): string => {
    if (distance === 0) return t('round.remind.onDay')
    return t(distance < 0 ? 'round.remind.before' : 'round.remind.after', { count: Math.abs(distance) })
  }
  return (
    <fieldset className={styles.choices} id="round-reminders" tabIndex={-1}>
      <legend>{t('round.reminders')}</legend>
      <p className={styles.detail}>{t('round.form.remindersHelp')}</p>
      {fault !== undefined && <p className={styles.hint}>{fault}</p>}
      <div className={styles.options}>
        {offered.map((distance) => (
          <label key={distance}>
            <input
              type="checkbox"
              checked={form.reminderDays.includes(distance)}
              onChange={(event) =>
                change({
                  reminderDays: event.target.checked
                    ? [...form.reminderDays, distance].sort((a, b) => a - b)
                    : form.reminderDays.filter((each) => each !== distance)
                })
              }
            />
            {label(distance)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The months in which the round has a day, at most four of them. */
function Months({ form }: { readonly form: RoundForm }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const round = { id: null, name: form.name }
  const events = roundDayNames.map((name) => ({ day: dayTyped(form, name, today), kind: kindOf[name], round })).filter(({ day }) => day !== '')
  const months = [...new Set(events.map(({ day }) => monthOf(day)))].sort().slice(0, 4)
  return months.map((month) => {
    const title = formatMonth(`${month}-01`, language)
    return (
      <section key={month} className={styles.preview} aria-label={title}>
        <h3>{title}</h3>
        <MonthTable month={month} today={today} caption={t('round.form.monthOf', { month: title })} events={events} />
      </section>
    )
  })
}

export function DaysStep(props: StepProps) {
  const { form, change, before } = props
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <DayFields {...props} />
      {before?.state !== 'open' && (
        <Button size="small" onClick={() => change({ days: withPeriod(form, form.period, language).days })}>
          {t('round.form.proposeDays')}
        </Button>
      )}
      <Reminders {...props} />
      <Months form={form} />
    </>
  )
}
