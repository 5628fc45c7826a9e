/** Where an open round stands: one row for each centre, one cell for each unit, as in a heat strip. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, StatusCell, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodText } from '../unit-return/period-text.js'
import { returnStatus } from '../unit-return/list/return-state.js'
import { roundOverviewQuery, type RegionStanding, type RoundOverview, type UnitStanding } from './overview.operations.js'
import { RemindDialog } from './remind-dialog.js'
import styles from './overview.module.css'

const legendOrder: readonly StatusName[] = ['accepted', 'verified', 'submitted', 'draft', 'returned', 'late', 'notStarted', 'locked']

/** What stands in the way of a region, in the order in which it is dealt with. */
function useStandingText() {
  const t = useText()
  return ({ state, units }: RegionStanding): string => {
    if (state !== 'open') return t(`overview.region.${state}`)
    const count = (is: (unit: UnitStanding) => boolean): number => units.filter(is).length
    const parts = [
      ['late', count(({ isLate }) => isLate)],
      ['returned', count(({ state: one }) => one === 'returned')],
      ['toVerify', count(({ state: one }) => one === 'submitted')],
      ['unsent', count((unit) => !unit.isLate && (unit.state === 'draft' || unit.state === 'not_started'))]
    ] as const
    const said = parts.filter(([, number]) => number > 0).map(([key, number]) => t(`overview.region.${key}`, { count: number }))
    return said.length === 0 ? t('overview.region.ready') : said.join(', ')
  }
}

function UnitCell({ unit }: { readonly unit: UnitStanding }) {
  const lang = useLanguage()
  const say = useLocalized()
  return (
    <li>
      <TextLink className={styles.cellLink} to="/$lang/results/returns/$id" params={{ lang, id: unit.returnId }}>
        <StatusCell status={returnStatus(unit)} label={say(unit.unit.name)} />
      </TextLink>
    </li>
  )
}

function CentreLink({ region: { centre }, roundId }: { readonly region: RegionStanding; readonly roundId: string }) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  if (!centre) return t('overview.region.none')
  return (
    <TextLink to="/$lang/results/rounds/$id/centres/$centreId" params={{ lang, id: roundId, centreId: centre.id }}>
      {say(centre.name)}
    </TextLink>
  )
}

function useColumns({ round, completeness }: RoundOverview): readonly Column<RegionStanding>[] {
  const t = useText()
  const format = useFormat()
  const standing = useStandingText()
  const mayAccept = useCan('return.accept')
  return [
    { id: 'centre', header: t('overview.strip.centre'), cell: (region) => <CentreLink region={region} roundId={round.id} /> },
    {
      id: 'units',
      header: t('overview.strip.units', { count: completeness.total }),
      cell: ({ units }) => (
        <ul className={styles.strip}>
          {units.map((unit) => (
            <UnitCell key={unit.returnId} unit={unit} />
          ))}
        </ul>
      )
    },
    {
      id: 'verified',
      header: t('overview.strip.verified'),
      isNumeric: true,
      phone: 'figure',
      cell: ({ completeness: { verified, total } }) => (
        <>
          <strong>{format.number(verified)}</strong>/{format.number(total)}
        </>
      )
    },
    {
      id: 'standing',
      header: t('overview.strip.standing'),
      cell: (region) => {
        const isYours = region.state === 'forwarded' && mayAccept
        return isYours ? <span className={styles.yours}>{t('overview.region.waitsForYou')}</span> : standing(region)
      }
    }
  ]
}

function Legend({ units }: { readonly units: readonly UnitStanding[] }) {
  const t = useText()
  const counts = new Map<StatusName, number>()
  for (const unit of units) counts.set(returnStatus(unit), (counts.get(returnStatus(unit)) ?? 0) + 1)
  return (
    <ul className={styles.legend} aria-label={t('overview.strip.legend')}>
      {legendOrder.flatMap((status) => {
        const count = counts.get(status)
        return count === undefined ? [] : [<li key={status}><Status status={status} label={`${t(`ui.status.${status}`)} ${count}`} /></li>]
      })}
    </ul>
  )
}

function useDueLine() {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  return ({ round, regions }: RoundOverview): string => {
    const extended = regions.flatMap(({ units }) => units).filter(({ isExtended, state }) => isExtended && (state === 'draft' || state === 'not_started'))
    const due = t(round.dueOn < today ? 'overview.strip.dueWas' : 'overview.strip.dueIs', { day: format.dayShort(round.dueOn) })
    return extended.length === 0 ? due : `${due} · ${t('overview.strip.extended', { count: extended.length })}`
  }
}

function RemindButton({ overview }: { readonly overview: RoundOverview }) {
  const t = useText()
  const mayRemind = useCan('round.remind')
  const [isOpen, setOpen] = useState(false)
  const units = overview.regions.flatMap((region) => region.units).filter(({ state }) => ['not_started', 'draft', 'returned'].includes(state))
  if (!mayRemind || units.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('overview.remind.open')}</Button>
      {isOpen && <RemindDialog round={overview.round} units={units} onClose={() => setOpen(false)} />}
    </>
  )
}

function StripTable({ overview }: { readonly overview: RoundOverview }) {
  const t = useText()
  const { regions } = overview
  return (
    <>
      <DataTable
        caption={t('overview.strip.caption')}
        columns={useColumns(overview)}
        rows={regions}
        rowKey={({ centre }) => centre?.id ?? ''}
      />
      <Legend units={regions.flatMap(({ units }) => units)} />
    </>
  )
}

export function RoundStrip({ roundId, withReminders = false }: { readonly roundId: string; readonly withReminders?: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const dueLine = useDueLine()
  const { data, error, refetch } = useQuery(roundOverviewQuery, { variables: { roundId }, fetchPolicy: 'cache-and-network' })
  const overview = data?.roundOverview
  if (!overview) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />
  const { round } = overview
  return (
    <Section
      title={t('overview.strip.heading', { name: say(round.name), period: periodText(round.period, lang) })}
      note={dueLine(overview)}
      aside={
        <TextLink to="/$lang/results/rounds/$id" params={{ lang, id: round.id }}>
          {t('overview.strip.open')}
        </TextLink>
      }
    >
      <StripTable overview={overview} />
      {withReminders && <RemindButton overview={overview} />}
    </Section>
  )
}
