/** Where a practice is in use: the share of the units of each region on the map, and the same with all that is known as a table. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { groupBy } from '@solmu/shared/groups.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ColouredMap } from '../../network/shading/coloured-map.js'
import { type PracticeRecord, practiceGroundQuery } from './practice.operations.js'
import { type PracticeSearch, uptakeChoices } from './practice.search.js'
import styles from './practice.module.css'

type Choice = (typeof uptakeChoices)[number]

interface Region extends Readonly<Record<Choice, number>> {
  readonly id: string
  readonly name: string
  readonly count: number
}

interface MapProps {
  readonly practice: PracticeRecord
  readonly search: PracticeSearch
  readonly onChange: (part: Partial<PracticeSearch>) => void
}

const asked = ['in_use', 'unknown', 'stopped', 'considering', 'not_for_us', 'not_looked'] as const

/** How the units of each region stand; those of no centre are no region. */
function useRegions({ uptake }: PracticeRecord): readonly Region[] {
  const pick = useLocalized()
  return [...groupBy(uptake, ({ centre }) => centre?.id ?? '')].flatMap(([id, own]) => {
    const [{ centre }] = own
    const counts = Object.fromEntries(uptakeChoices.map((choice) => [choice, own.filter(({ standing }) => (standing ?? 'not_looked') === choice).length])) as Record<Choice, number>
    return centre ? [{ id, name: pick(centre.name), count: own.length, ...counts }] : []
  })
}

function SpreadMap({ regions, search, onChange }: { readonly regions: readonly Region[] } & Omit<MapProps, 'practice'>) {
  const t = useText()
  const { data, error, refetch } = useQuery(practiceGroundQuery)
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={10} />
  const served = new Map(data.networkTree.territories.map(({ unitId, municipalityCodes }) => [unitId, municipalityCodes]))
  const areas = regions.flatMap(({ id, name, count, ...counts }) => {
    const municipalityCodes = served.get(id) ?? []
    const value = counts.not_looked === count ? ('missing' as const) : Math.round((counts.in_use * 100) / count)
    const spoken = t('practice.map.spoken', { inUse: counts.in_use, unknown: counts.unknown, stopped: counts.stopped, count })
    return municipalityCodes.length > 0 ? [{ area: id, name, municipalityCodes, value, spoken }] : []
  })
  return (
    <>
      <ColouredMap label={t('practice.map.label')} areas={areas} decimals={0} selected={search.centre ?? null} onSelect={(centre) => onChange({ centre: centre === search.centre ? undefined : centre })} />
      <p className={styles.quiet}>{t('practice.map.note')}</p>
    </>
  )
}

function RegionTable({ regions }: { readonly regions: readonly Region[] }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const columns: readonly Column<Region>[] = [
    { id: 'name', header: t('practice.uptake.centre'), cell: ({ name }) => name },
    ...asked.map((choice): Column<Region> => ({ id: choice, header: t(`practice.uptake.${choice}`), isNumeric: true, cell: (region) => region[choice] })),
    { id: 'count', header: t('practice.map.count'), isNumeric: true, cell: ({ count }) => count }
  ]
  const save = () =>
    saveRows({ name: t('practice.map.file', { date: today }), language, rows: [columns.map(({ header }) => header), ...regions.map((region) => [region.name, ...asked.map((choice) => region[choice]), region.count])] })
  return (
    <DataTable
      {...{ caption: t('practice.map.title'), columns, rows: regions, rowKey: ({ id }: Region) => id, phone: 'scroll' as const }}
      empty={<EmptyState title={t('practice.map.none')} />}
      footer={
        <Button size="small" variant="quiet" icon={IconDownload} disabled={regions.length === 0} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    />
  )
}

export function PracticeMap({ practice, search, onChange }: MapProps) {
  const t = useText()
  const regions = useRegions(practice)
  const view = search.map ?? 'chart'
  const title = t('practice.map.title')
  return (
    <Section title={title} note={t('practice.map.what')} aside={<ViewSwitch of={title} view={view} chart={t('practice.map.onMap')} onChange={(next) => onChange({ map: next === 'table' ? 'table' : undefined })} />}>
      {view === 'chart' ? <SpreadMap {...{ regions, search, onChange }} /> : <RegionTable regions={regions} />}
    </Section>
  )
}
