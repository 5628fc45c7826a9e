/** The calendar of the date field; loaded when it is first opened. Monday first, with week numbers. */
import '@mantine/dates/styles.layer.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/fi'
import 'dayjs/locale/sv'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { lastDayOf, type TimeSpan } from './as-of-date.js'
import styles from './day-calendar.module.css'

interface DayCalendarProps {
  readonly day: IsoDate
  readonly span: TimeSpan
  readonly onPick: (day: IsoDate) => void
}

export default function DayCalendar({ day, span, onPick }: DayCalendarProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePicker
        value={day}
        defaultDate={day}
        minDate={span.from}
        maxDate={lastDayOf(span)}
        withWeekNumbers
        hideOutsideDates
        classNames={{ day: styles.day, monthsListControl: styles.control, yearsListControl: styles.control }}
        ariaLabels={{
          nextMonth: t('network.calendar.nextMonth'),
          previousMonth: t('network.calendar.previousMonth'),
          nextYear: t('network.calendar.nextYear'),
          previousYear: t('network.calendar.previousYear'),
          nextDecade: t('network.calendar.nextDecade'),
          previousDecade: t('network.calendar.previousDecade')
        }}
        onChange={(picked) => (picked === null ? undefined : onPick(String(picked).slice(0, 10)))}
      />
    </DatesProvider>
  )
}
