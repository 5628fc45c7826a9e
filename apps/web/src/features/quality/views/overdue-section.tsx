/** What is late of what was to be improved, in the viewer's reach: the first of it, with the way to all. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../../app/viewer.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { type OverdueImprovement, overdueQuery } from './views.operations.js'
import { ProfileLink } from './views-words.js'

interface OverdueProps {
  readonly unitId?: string
  readonly centreId?: string
  readonly frameworkId?: string
}

const most = 8

function useColumns(unitId: string | undefined): readonly Column<OverdueImprovement>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const unit: Column<OverdueImprovement> = { id: 'unit', header: t('quality.heat.unit'), cell: (one) => <ProfileLink unit={one.unit} /> }
  return [
    {
      ...{ id: 'title', header: t('quality.overdue.what') },
      cell: ({ id, title }) => (
        <TextLink to="/$lang/quality/improvements/$id" params={{ lang, id }}>
          {title}
        </TextLink>
      )
    },
    ...(unitId === undefined ? [unit] : []),
    { id: 'due', header: t('quality.overdue.due'), phone: 'figure', cell: ({ dueOn }) => (dueOn === null ? '' : format.day(dueOn)) }
  ]
}

export function OverdueSection({ unitId, centreId, frameworkId }: OverdueProps) {
  const t = useText()
  const lang = useLanguage()
  const mayRead = useCan('improvement.read')
  const columns = useColumns(unitId)
  const filter = { isOverdue: true, unitId: unitId ?? null, centreId: centreId ?? null, frameworkId: frameworkId ?? null }
  const { data, error, refetch } = useQuery(overdueQuery, { variables: { filter, first: most }, skip: !mayRead, fetchPolicy: 'cache-and-network' })
  if (!mayRead) return null
  const count = data?.improvements.totalCount
  return (
    <Section
      title={t('quality.overdue.title')}
      note={count === undefined || count === 0 ? undefined : t('quality.overdue.count', { count })}
      aside={
        <TextLink to="/$lang/quality/improvements" params={{ lang }} search={{ overdue: true, unit: unitId, centre: centreId, framework: frameworkId } as never}>
          {t('quality.overdue.all')}
        </TextLink>
      }
    >
      <DataTable
        caption={t('quality.overdue.caption')}
        columns={columns}
        rows={data?.improvements.nodes}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        skeletonRows={2}
        empty={<EmptyState title={t('quality.overdue.none')} text={t('quality.overdue.noneWhy')} />}
      />
    </Section>
  )
}
