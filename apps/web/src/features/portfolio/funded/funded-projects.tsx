/** What a funder pays for, what has been claimed of its money and what is left: the same on the funder's own page and beside its results. */
import type { ReactNode } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useMoney } from '../../../ui/money.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { ProjectStageMark } from '../portfolio-words.js'
import { fundedTotals, toldSums } from './funded.js'
import type { FundedProject } from './funded.operations.js'
import type { FundedSearch, FundedSort } from './funded.search.js'
import governance from '../../governance/governance.module.css'
import styles from './funded.module.css'

function useColumns(projects: readonly FundedProject[] | undefined, isSortable: boolean): readonly Column<FundedProject>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const money = useMoney()
  const under = (text: string) => <span className={governance.below}>{text}</span>
  return [
    {
      ...{ id: 'title', header: t('funded.field.title'), isSortable },
      cell: ({ title, number, lead }) => (
        <>
          {pick(title)}
          {under(`${number} · ${pick(lead)}`)}
        </>
      )
    },
    {
      ...{ id: 'programme', header: t('funded.field.programme'), isSortable },
      cell: ({ programme, call }) => (
        <>
          {pick(programme)}
          {under(pick(call))}
        </>
      )
    },
    { id: 'stage', header: t('funded.field.stage'), isSortable, phone: 'figure', cell: ({ stage }) => <ProjectStageMark stage={stage} /> },
    { id: 'ends', header: t('funded.field.ends'), isSortable, cell: ({ endsOn }) => (endsOn ? format.day(endsOn) : t('funded.unknown')) },
    ...toldSums(projects).map((sum): Column<FundedProject> => ({ id: sum, header: t(`funded.sum.${sum}`), isNumeric: true, isSortable, cell: (project) => money(project[sum], true) }))
  ]
}

/** The sums over the projects that are shown; each says what it is, and of which day. */
export function FundedTotals({ projects }: { readonly projects: readonly FundedProject[] }) {
  const t = useText()
  const money = useMoney()
  const format = useFormat()
  const { today } = useViewer()
  return (
    <>
      {fundedTotals(projects).map((totals) => (
        <dl key={totals.granted.currency} className={styles.totals}>
          {toldSums(projects).map((sum) => (
            <div key={sum}>
              <dt>{t(`funded.sum.${sum}`)}</dt>
              <dd>{money(totals[sum], true)}</dd>
            </div>
          ))}
        </dl>
      ))}
      <p className={styles.source}>{t('funded.source', { day: format.day(today), count: projects.length })}</p>
    </>
  )
}

interface Props {
  readonly caption: string
  readonly projects: readonly FundedProject[] | undefined
  readonly search?: FundedSearch
  readonly change?: (part: Partial<FundedSearch>) => void
  readonly isRefreshing: boolean
  readonly error: unknown
  readonly onRetry: () => void
  readonly empty: ReactNode
}

export function FundedTable({ caption, projects, search, change, ...state }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={useColumns(projects, change !== undefined)}
      rows={projects}
      rowKey={({ id }) => id}
      sort={search && { column: search.sort ?? 'stage', descending: search.desc ?? false }}
      onSort={change && (({ column, descending }) => change({ sort: column as FundedSort, desc: descending || undefined }))}
      {...state}
    />
  )
}
