/** How a practice spreads: where units stood on any day, how deep it goes, and how many kept it for 6, 12 and 24 months. */
import { IconDownload } from '@tabler/icons-react'
import { adoptionDepths } from '@solmu/domain/quality/adoption.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { LinesChart, LinesLegend } from '../../../ui/charts/lines-chart.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { PracticeRecord } from './practice.operations.js'
import type { PracticeSearch } from './practice.search.js'
import styles from './practice.module.css'

type Point = PracticeRecord['spread'][number]
type Kept = PracticeRecord['retention'][number]

interface SpreadProps {
  readonly practice: PracticeRecord
  readonly search: PracticeSearch
  readonly onChange: (part: Partial<PracticeSearch>) => void
}

const lines = ['inUse', 'unknown', 'stopped', 'considering'] as const

function SpreadTable({ points }: { readonly points: readonly Point[] }) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const columns: readonly Column<Point>[] = [
    { id: 'day', header: t('practice.spread.day'), cell: ({ day }) => format.day(day) },
    ...lines.map((line): Column<Point> => ({ id: line, header: t(`practice.spread.${line}`), isNumeric: true, cell: (point) => point[line] }))
  ]
  const save = () =>
    saveRows({ name: t('practice.spread.file', { date: today }), language, rows: [['day', ...lines].map((id) => t(`practice.spread.${id}`)), ...points.map((point) => [point.day, ...lines.map((line) => point[line])])] })
  return (
    <DataTable
      {...{ caption: t('practice.spread.title'), columns, rows: [...points].reverse(), rowKey: ({ day }: Point) => day }}
      footer={
        <Button size="small" variant="quiet" icon={IconDownload} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    />
  )
}

function SpreadChart({ points }: { readonly points: readonly Point[] }) {
  const t = useText()
  const last = points.at(-1)
  const series = lines.map((line) => ({ key: line, name: t(`practice.spread.${line}`), values: points.map((point) => point[line]) }))
  // A frame that scrolls has to be reachable by keyboard.
  const scrolls = { role: 'region', 'aria-label': t('practice.spread.title'), tabIndex: 0 }
  return (
    <>
      <div className={styles.frame} {...scrolls}>
        <LinesChart label={t('practice.spread.chart', { inUse: last?.inUse ?? 0, unknown: last?.unknown ?? 0, stopped: last?.stopped ?? 0 })} periods={points.map(({ day }) => `${Number(day.slice(5, 7))}/${day.slice(0, 4)}`)} series={series} decimals={0} />
      </div>
      <LinesLegend series={series} />
    </>
  )
}

function RetentionTable({ rows }: { readonly rows: readonly Kept[] }) {
  const t = useText()
  const format = useFormat()
  const share = ({ asked, kept }: Kept) => (asked === 0 ? '–' : t('practice.retention.share', { n: kept, m: asked, percent: format.number(Math.round((kept * 100) / asked)) }))
  const columns: readonly Column<Kept>[] = [
    { id: 'months', header: t('practice.retention.months'), cell: ({ months }) => t('practice.retention.after', { months }) },
    { id: 'kept', header: t('practice.retention.kept'), phone: 'figure', cell: share },
    ...(['stopped', 'unknown', 'open'] as const).map((field): Column<Kept> => ({ id: field, header: t(`practice.retention.${field}`), isNumeric: true, cell: (row) => row[field] }))
  ]
  return <DataTable {...{ caption: t('practice.retention.title'), columns, rows, rowKey: ({ months }: Kept) => String(months) }} />
}

/** How deep it goes where it is known to be in use. */
function Depths({ practice: { uptake } }: Pick<SpreadProps, 'practice'>) {
  const t = useText()
  const used = uptake.filter(({ standing }) => standing === 'in_use')
  const counts = [...adoptionDepths, null].map((depth) => ({ depth, count: used.filter((each) => each.depth === depth).length })).filter(({ depth, count }) => depth !== null || count > 0)
  return (
    <dl className={styles.facts}>
      {counts.map(({ depth, count }) => (
        <div key={depth ?? 'none'}>
          <dt>{depth === null ? t('practice.depth.none') : t(`practice.depth.${depth}`)}</dt>
          <dd>{t('practice.uptake.count', { count })}</dd>
        </div>
      ))}
    </dl>
  )
}

export function PracticeSpread({ practice, search, onChange }: SpreadProps) {
  const t = useText()
  const view = search.spread ?? 'chart'
  const title = t('practice.spread.title')
  return (
    <>
      <Section title={title} note={t('practice.spread.note')} aside={<ViewSwitch of={title} view={view} chart={t('chart.view.chart')} onChange={(next) => onChange({ spread: next === 'table' ? 'table' : undefined })} />}>
        {view === 'table' ? <SpreadTable points={practice.spread} /> : <SpreadChart points={practice.spread} />}
        <Depths practice={practice} />
      </Section>
      <Section title={t('practice.retention.title')} note={t('practice.retention.note')}>
        <RetentionTable rows={practice.retention} />
      </Section>
    </>
  )
}
