/** The days of all rounds: a month at a time as a table, or the days that come as a list. */
import { useQuery } from '@apollo/client/react'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { addDays, addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../../app/viewer.js'
import { Button, IconButton } from '../../../../ui/button.js'
import { EmptyState } from '../../../../ui/empty-state.js'
import { ErrorNotice } from '../../../../ui/error-notice.js'
import { formatMonth, useFormat } from '../../../../ui/format.js'
import { PageHeader } from '../../../../ui/page-header.js'
import { Segmented } from '../../../../ui/segmented.js'
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { useListSearch } from '../../../../ui/use-list-search.js'
import { roundCalendarQuery, type RoundDay } from '../round.operations.js'
import { RoundTabs } from '../round-tabs.js'
import { calendarSearchSchema, calendarViews, type CalendarView } from './calendar.search.js'
import { monthOf, shiftMonth, weeksOf } from './calendar-weeks.js'
import { DayEvents } from './day-events.js'
import { MonthTable } from './month-table.js'
import styles from '../round.module.css'

/** How many months the list shows from the chosen one on. */
const monthsListed = 6

/** From the first to the last day that is shown. */
function spanOf(month: string, view: 'month' | 'list') {
  if (view === 'list') return { from: `${month}-01`, to: addDays(addMonths(`${month}-01`, monthsListed), -1) }
  const days = weeksOf(month).flatMap((week) => week.days)
  return { from: days[0] ?? `${month}-01`, to: days.at(-1) ?? `${month}-28` }
}

function DayList({ days }: { readonly days: readonly RoundDay[] }) {
  const t = useText()
  const format = useFormat()
  if (days.length === 0) return <EmptyState title={t('round.calendar.none')} text={t('round.calendar.noneText')} />
  const dates = [...new Set(days.map(({ day }) => day))]
  return (
    <ol className={styles.dayList}>
      {dates.map((date) => (
        <li key={date}>
          <span className={styles.listDay}>{format.dayLong(date)}</span>
          <DayEvents events={days.filter(({ day }) => day === date)} />
        </li>
      ))}
    </ol>
  )
}

interface DaysProps {
  readonly month: string
  readonly view: CalendarView
  readonly title: string
  readonly today: string
  readonly days: readonly RoundDay[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

/** The days as the reader wants to see them, or what stands in their place. */
function Days({ month, view, title, today, days, error, onRetry }: DaysProps) {
  const t = useText()
  if (days === undefined) return error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={8} />
  if (view === 'list') return <DayList days={days} />
  return <MonthTable month={month} today={today} caption={`${t('round.calendar.title')}, ${title}`} events={days} />
}

export function RoundCalendarPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(calendarSearchSchema)
  const [month, view] = [search.month ?? monthOf(today), search.view ?? 'month']
  const { data, previousData, error, refetch } = useQuery(roundCalendarQuery, { variables: spanOf(month, view), fetchPolicy: 'cache-and-network' })
  const days = (data ?? previousData)?.roundCalendar
  const go = (to: string) => change({ month: to === monthOf(today) ? undefined : to })
  const title = formatMonth(`${month}-01`, language)
  return (
    <>
      <PageHeader title={t('round.calendar.title')} documentTitle={`${t('round.calendar.title')}, ${title}`} meta={t('round.calendar.meta')} />
      <RoundTabs here="calendar" />
      <div className={styles.calendarBar} data-print="never">
        <IconButton icon={IconChevronLeft} label={t('round.calendar.previous')} onClick={() => go(shiftMonth(month, -1))} />
        <h2 className={styles.monthTitle} aria-live="polite">
          {view === 'month' ? title : t('round.calendar.from', { month: title })}
        </h2>
        <IconButton icon={IconChevronRight} label={t('round.calendar.next')} onClick={() => go(shiftMonth(month, 1))} />
        {month !== monthOf(today) && (
          <Button size="small" onClick={() => go(monthOf(today))}>
            {t('round.calendar.today')}
          </Button>
        )}
        <Segmented
          label={t('round.calendar.view')}
          options={calendarViews.map((value) => ({ value, label: t(`round.calendar.view.${value}`) }))}
          value={view}
          onChange={(value) => change({ view: value === 'month' ? undefined : value })}
        />
      </div>
      <Days {...{ month, view, error, today, title }} days={days} onRetry={() => void refetch()} />
    </>
  )
}
