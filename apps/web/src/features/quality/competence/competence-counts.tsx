/** What the staff know, unit by unit, in counts; nobody is named. */
import { useQuery } from '@apollo/client/react'
import { addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type CompetenceSummary, competenceSummaryQuery, competenceTitlesQuery } from './competence.operations.js'

export interface CompetenceCountsProps {
  /** The unit that was chosen; all when there is none. */
  readonly unitId: string | undefined
  readonly onChoose: (unitId: string | undefined) => void
}

function useColumns({ unitId, onChoose }: CompetenceCountsProps): readonly Column<CompetenceSummary>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const of = (count: number, all: number) => t('competence.counts.of', { count: format.number(count), all: format.number(all) })
  const people = (id: 'qualifiedCount' | 'trainedCount' | 'supervisedCount'): Column<CompetenceSummary> => ({
    ...{ id, header: t(`competence.counts.${id}`), isNumeric: true },
    cell: (one) => of(one[id], one.staffCount)
  })
  const hours = (id: 'trainingHours' | 'supervisionHours'): Column<CompetenceSummary> => ({ id, header: t(`competence.counts.${id}`), isNumeric: true, cell: (one) => format.number(one[id], 1) })
  return [
    {
      ...{ id: 'unit', header: t('competence.field.unit') },
      cell: ({ unit }) => (
        <Button variant="quiet" aria-pressed={unit.id === unitId} onClick={() => onChoose(unit.id === unitId ? undefined : unit.id)}>
          {pick(unit.name)}
        </Button>
      )
    },
    people('qualifiedCount'),
    people('trainedCount'),
    hours('trainingHours'),
    people('supervisedCount'),
    hours('supervisionHours'),
    { id: 'expiringCount', header: t('competence.counts.expiringCount'), isNumeric: true, cell: ({ expiringCount }) => format.number(expiringCount) }
  ]
}

/** Which qualifications there are in the chosen unit. */
function Titles({ unitId }: { readonly unitId: string }) {
  const t = useText()
  const { data } = useQuery(competenceTitlesQuery, { variables: { unitId } })
  const titles = data?.competenceTitles ?? []
  if (titles.length === 0) return null
  return (
    <ul aria-label={t('competence.titles')}>
      {titles.map(({ title, personCount }) => (
        <li key={title}>{t('competence.titleOf', { title, count: personCount })}</li>
      ))}
    </ul>
  )
}

export function CompetenceCounts({ unitId, onChoose }: CompetenceCountsProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const columns = useColumns({ unitId, onChoose })
  const { data, error, refetch } = useQuery(competenceSummaryQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data?.competenceSummary
  // Whoever reads nothing but their own has no unit to count.
  if (rows?.length === 0) return null
  return (
    <Section title={t('competence.counts.title')} note={t('competence.counts.note', { from: format.day(addYears(today, -1)), to: format.day(today) })}>
      <DataTable caption={t('competence.counts.title')} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} error={data ? undefined : error} onRetry={() => void refetch()} phone="scroll" />
      {unitId !== undefined && rows?.some(({ unit }) => unit.id === unitId) && <Titles unitId={unitId} />}
    </Section>
  )
}
