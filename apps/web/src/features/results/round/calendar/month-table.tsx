/** A month as a table: a row for each week, a column for each weekday, and in each day what it is to the rounds. */
import { weekdayOf, holidayOn } from '@solmu/domain/results/round-holidays.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { formatDayLong } from '../../../../ui/format.js'
import { languageTag, useLanguage, useText, type Language } from '../../../../ui/text.js'
import { DayEvents, type CalendarEvent } from './day-events.js'
import { weeksOf } from './calendar-weeks.js'
import styles from '../round.module.css'

/** A Monday, from which the names of the weekdays are taken. */
const someMonday = '2026-11-02'

function weekdays(language: Language) {
  return [0, 1, 2, 3, 4, 5, 6].map((step) => {
    const noon = new Date(`${someMonday}T12:00:00Z`)
    noon.setUTCDate(noon.getUTCDate() + step)
    const name = (weekday: 'short' | 'long') => new Intl.DateTimeFormat(languageTag[language], { weekday, timeZone: 'UTC' }).format(noon)
    return { short: name('short').replace(/\.$/, ''), long: name('long') }
  })
}

interface DayCellProps {
  readonly day: IsoDate
  readonly month: string
  readonly today: IsoDate
  readonly events: readonly CalendarEvent[]
}

function DayCell({ day, month, today, events }: DayCellProps) {
  const t = useText()
  const language = useLanguage()
  const holiday = holidayOn(day)
  const isOutside = !day.startsWith(month)
  const number = Number(day.slice(8))
  return (
    <td
      data-outside={isOutside || undefined}
      data-free={weekdayOf(day) > 5 || holiday !== null || undefined}
      aria-current={day === today ? 'date' : undefined}
    >
      <span className={styles.dayNumber}>
        <span aria-hidden="true">{number}</span>
        <span className="visually-hidden">{formatDayLong(day, language)}</span>
      </span>
      {holiday !== null && <span className={styles.holiday}>{t(`round.holiday.${holiday}`)}</span>}
      <DayEvents events={events} />
    </td>
  )
}

export interface MonthTableProps {
  readonly month: string
  readonly today: IsoDate
  readonly caption: string
  readonly events: readonly CalendarEvent[]
}

export function MonthTable({ month, today, caption, events }: MonthTableProps) {
  const t = useText()
  const language = useLanguage()
  const ofDay = (day: IsoDate) => events.filter((event) => event.day === day)
  // A frame that scrolls has to be reachable by keyboard, and therefore named.
  const scrolls = { role: 'region', 'aria-label': caption, tabIndex: 0 }
  return (
    <div className={styles.monthFrame} {...scrolls}>
      <table className={styles.month}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" abbr={t('round.calendar.week')}>
              {t('round.calendar.weekShort')}
            </th>
            {weekdays(language).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map(({ number, days }) => (
            <tr key={days[0]}>
              <th scope="row">
                <span className="visually-hidden">{t('round.calendar.week')} </span>
                {number}
              </th>
              {days.map((day) => (
                <DayCell key={day} day={day} month={month} today={today} events={ofDay(day)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
