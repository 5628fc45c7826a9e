/** "Verkosto tänään": one row for each regional centre, from the facts of the network alone. */
import { useViewer } from '../../app/viewer.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { Section } from '../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { Value } from '../../ui/value.js'
import { networkToday, type CentreRow } from './centre-rows.js'
import type { HomeEvent, HomeNetwork } from './home.operations.js'
import { useEventSentence } from './use-home-network.js'
import styles from './home.module.css'

interface NextChangeProps {
  readonly event: HomeEvent | null
  readonly sentence: (event: HomeEvent) => string
}

function NextChange({ event, sentence }: NextChangeProps) {
  const t = useText()
  const format = useFormat()
  if (event === null) return <span className={styles.noneComing}>{t('home.network.noneComing')}</span>
  return (
    <>
      <span className={styles.plannedDay}>{format.day(event.date)}</span> {sentence(event)}
    </>
  )
}

function CentreLink({ row }: { readonly row: CentreRow }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/network" params={{ lang }} search={{ unit: row.id }}>
      {pick(row.name)}
    </TextLink>
  )
}

function useColumns(network: HomeNetwork | undefined): readonly Column<CentreRow>[] {
  const t = useText()
  const format = useFormat()
  const sentence = useEventSentence(network)
  const figures = network && networkToday(network)
  const total = figures?.total
  const date = figures?.populationDate
  const figure = (id: 'units' | 'municipalities' | 'population' | 'changes', header: string): Column<CentreRow> => ({
    id,
    header,
    isNumeric: true,
    cell: (row) => <Value value={row[id]} />,
    total: total && <Value value={total[id]} />
  })
  return [
    {
      ...{ id: 'centre', header: t('home.network.centre'), cell: (row) => <CentreLink row={row} /> },
      total: t('home.network.total')
    },
    figure('units', t('home.network.units')),
    figure('municipalities', t('home.network.municipalities')),
    figure('population', date ? t('home.network.populationOn', { date: format.day(date) }) : t('home.network.population')),
    figure('changes', t('home.network.changes')),
    {
      ...{ id: 'next', header: t('home.network.next') },
      cell: (row) => <NextChange event={row.next} sentence={sentence} />,
      total: ''
    }
  ]
}

export interface NetworkTodayProps {
  readonly network: HomeNetwork | undefined
  readonly error: unknown
  readonly onRetry: () => void
}

export function NetworkTodaySection({ network, error, onRetry }: NetworkTodayProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const rows = network && networkToday(network).centres
  const isSharedChange = rows && network && rows.reduce((sum, row) => sum + row.changes, 0) > networkToday(network).total.changes
  return (
    <Section
      title={t('home.network.title')}
      note={format.day(today)}
      aside={
        <TextLink to="/$lang/network" params={{ lang }}>
          {t('home.network.open')}
        </TextLink>
      }
    >
      <div className={styles.networkTable}>
        <DataTable
          caption={t('home.network.title')}
          columns={useColumns(network)}
          rows={rows}
          rowKey={(row) => row.id}
          error={error}
          onRetry={onRetry}
          skeletonRows={7}
          footer={isSharedChange && <p className={styles.footnote}>{t('home.network.sharedChanges')}</p>}
        />
      </div>
    </Section>
  )
}
