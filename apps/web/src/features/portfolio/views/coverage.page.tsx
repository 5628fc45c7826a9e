/** What is done where: every region by every task area or idea on a day, on a map, as a matrix, over time, and with its gaps by name. */
import { useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { HeatTable, type HeatRow } from '../../../ui/charts/heat-table.js'
import { SeriesChart } from '../../../ui/charts/series-chart.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { DayFilter } from '../../../ui/day-filter.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Button } from '../../../ui/button.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ColouredMap } from '../../network/shading/coloured-map.js'
import { ViewsFrame } from './views-frame.js'
import { type PortfolioCoverage, portfolioCoverageQuery } from './views.operations.js'
import { coverageAxes, type CoverageSearch, coverageSearchSchema } from './views.search.js'
import styles from './views.module.css'

type Cell = PortfolioCoverage['cells'][number]
interface Part {
  readonly found: PortfolioCoverage
  readonly search: CoverageSearch
  readonly change: (part: Partial<CoverageSearch>) => void
}

const cellsOf = ({ cells }: PortfolioCoverage, regionId: string): readonly Cell[] => cells.filter((cell) => cell.regionId === regionId)

/** What a place of the matrix says, in a sentence. */
function useCellText() {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  return ({ state, running, coming, hoped, last }: Cell): string => {
    const name = last ? pick(last.title) : ''
    const day = last?.endsOn ? format.day(last.endsOn) : ''
    return t(`views.cell.${state}`, { running, coming, hoped, name, day })
  }
}

/** The short name of a key: an idea by its number, as a task area by its sign. */
function useKeyName(axis: 'taskArea' | 'idea') {
  const t = useText()
  return (key: string): string => (axis === 'idea' ? t(`portfolio.idea.${key}`) : t('views.area', { area: key }))
}

function Matrix({ found, search }: Part) {
  const t = useText()
  const pick = useLocalized()
  const axis = search.axis ?? 'taskArea'
  const keyName = useKeyName(axis)
  const cellText = useCellText()
  const most = Math.max(1, ...found.cells.map(({ running }) => running))
  const groups = axis === 'idea' ? [{ key: 'all', name: t('views.by.idea'), keys: found.keys }] : ['1', '2', '3', '4'].map((key) => ({ key, name: key, keys: found.keys.filter((area) => area.startsWith(key)) }))
  const rows = found.regions.map(({ id, name }): HeatRow => {
    const own = cellsOf(found, id)
    return {
      ...{ key: id, head: pick(name), facts: [t('views.coveredOf', { count: own.filter(({ state }) => state === 'covered').length, all: own.length })] },
      cells: own.map((cell) => ({ value: cell.running, position: cell.running === 0 ? null : cell.running / most, hint: cellText(cell) }))
    }
  })
  return (
    <HeatTable
      caption={t('views.coverage.matrix')}
      corner={t('views.by.region')}
      facts={[t('views.coverage.covered')]}
      columnGroups={groups.map(({ key, name, keys }) => ({ key, name, columns: keys.map((each) => ({ key: each, short: each, name: keyName(each) })) }))}
      rowGroups={[{ key: 'regions', name: '', rows }]}
    />
  )
}

function CoverageMap({ found, search, change }: Part) {
  const t = useText()
  const pick = useLocalized()
  const areas = found.regions
    .filter(({ municipalityCodes }) => municipalityCodes.length > 0)
    .map(({ id, name, municipalityCodes }) => {
      const own = cellsOf(found, id)
      const value = own.filter(({ state }) => state === 'covered').length
      return { area: id, name: pick(name), municipalityCodes, value, spoken: t('views.coveredOf', { count: value, all: own.length }) }
    })
  return <ColouredMap label={t('views.coverage.map')} areas={areas} decimals={0} selected={search.region ?? null} onSelect={(region) => change({ region: region === search.region ? undefined : region })} />
}

/** A gap by name; what has never been done in a region is one line, so that what was lost stands out. */
interface Gap {
  readonly cell: Cell
  readonly keys: readonly string[]
}

const order = ['ended', 'hoped', 'coming', 'never'] as const

function gapsOf({ found, search }: Part): readonly Gap[] {
  const open = found.cells.filter(({ state, regionId }) => state !== 'covered' && (search.region === undefined || regionId === search.region))
  return order.flatMap((state) => {
    const own = open.filter((cell) => cell.state === state)
    if (state !== 'never') return own.map((cell) => ({ cell, keys: [cell.key] }))
    return found.regions.flatMap(({ id }) => {
      const never = own.filter(({ regionId }) => regionId === id)
      const [cell] = never
      return cell ? [{ cell, keys: never.map(({ key }) => key) }] : []
    })
  })
}

function Gaps(part: Part) {
  const { found, search, change } = part
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const gaps = gapsOf(part)
  const keyName = useKeyName(search.axis ?? 'taskArea')
  const cellText = useCellText()
  const regions = new Map(found.regions.map(({ id, name }) => [id, pick(name)]))
  const nameOf = ({ cell: { regionId } }: Gap) => regions.get(regionId) ?? ''
  const keysOf = ({ keys }: Gap) => (keys.length === 1 ? keys.map(keyName).join() : keys.join(', '))
  const columns: readonly Column<Gap>[] = [
    { id: 'region', header: t('views.by.region'), cell: nameOf },
    { id: 'key', header: t(`views.by.${search.axis ?? 'taskArea'}`), cell: keysOf },
    {
      ...{ id: 'state', header: t('views.coverage.state') },
      cell: ({ cell }) =>
        cell.last && cell.state === 'ended' ? (
          <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: cell.last.id }}>
            {cellText(cell)}
          </TextLink>
        ) : (
          cellText(cell)
        )
    }
  ]
  const save = () => saveRows({ name: t('views.coverage.file', { date: found.day }), language: lang, rows: [columns.map(({ header }) => header), ...gaps.map((gap) => [nameOf(gap), gap.keys.join(' '), cellText(gap.cell)])] })
  return (
    <Section title={t('views.coverage.gaps', { count: gaps.reduce((all, { keys }) => all + keys.length, 0) })} aside={<Button onClick={save}>{t('ui.table.export')}</Button>}>
      {search.region && (
        <p className={styles.notes}>
          {t('views.coverage.only', { region: regions.get(search.region) ?? '' })} <Button variant="quiet" onClick={() => change({ region: undefined })}>{t('views.coverage.everywhere')}</Button>
        </p>
      )}
      <DataTable caption={t('views.coverage.gapsCaption')} columns={columns} rows={gaps} rowKey={({ cell: { regionId, key } }) => `${regionId} ${key}`} empty={<EmptyState title={t('views.coverage.noGaps')} />} />
    </Section>
  )
}

function History({ found }: Part) {
  const t = useText()
  const format = useFormat()
  const points = found.history.map(({ day, covered }, at) => ({ period: day, label: at % 4 === 3 ? day.slice(0, 4) : '', value: covered, target: null }))
  const columns: readonly Column<(typeof found.history)[number]>[] = [
    { id: 'day', header: t('views.coverage.day'), cell: ({ day }) => format.day(day) },
    { id: 'covered', header: t('views.coverage.covered'), isNumeric: true, phone: 'figure', cell: ({ covered }) => covered }
  ]
  return (
    <Section title={t('views.coverage.history')} note={t('views.coverage.historyNote', { all: found.cells.length })}>
      <SeriesChart label={t('views.coverage.history')} points={points} decimals={0} />
      <details className={styles.twin}>
        <summary>{t('views.asTable')}</summary>
        <DataTable caption={t('views.coverage.history')} columns={columns} rows={found.history} rowKey={({ day }) => day} />
      </details>
    </Section>
  )
}

function Found(part: Part) {
  const { search, change } = part
  const t = useText()
  const view = search.view ?? 'table'
  return (
    <>
      <Section
        title={t('views.coverage.where')}
        aside={<ViewSwitch of={t('views.coverage.where')} view={view} chart={t('views.coverage.onMap')} onChange={(next) => change({ view: next === 'chart' ? 'chart' : undefined })} />}
      >
        {view === 'chart' ? <CoverageMap {...part} /> : <Matrix {...part} />}
      </Section>
      <Gaps {...part} />
      <History {...part} />
    </>
  )
}

export function PortfolioCoveragePage() {
  const t = useText()
  const { today } = useViewer()
  const [search, change] = useListSearch(coverageSearchSchema)
  const axis = search.axis ?? 'taskArea'
  const { data, error, refetch } = useQuery(portfolioCoverageQuery, { variables: { axis, day: search.day ?? null }, fetchPolicy: 'cache-and-network' })
  const found = data?.portfolioCoverage
  return (
    <ViewsFrame page="coverage">
      <FilterBar>
        <Segmented label={t('views.coverage.axis')} value={axis} options={coverageAxes.map((value) => ({ value, label: t(`views.axis.${value}`) }))} onChange={(value) => change({ axis: value === 'taskArea' ? undefined : value })} />
        <DayFilter label={t('views.coverage.day')} day={search.day} today={today} onChange={(day) => change({ day })} />
      </FilterBar>
      {!found && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={12} />)}
      {found && <Found {...{ found, search, change }} />}
    </ViewsFrame>
  )
}
