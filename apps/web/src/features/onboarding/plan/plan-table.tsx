/** Plans in a table: how far each is, what is due next, and what holds it up. */
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { PlanRow } from './plan-rows.js'
import styles from '../membership/membership.module.css'

type Sorting = Pick<Parameters<typeof DataTable<PlanRow>>[0], 'sort' | 'onSort' | 'isRefreshing' | 'error' | 'onRetry'>

export function PlanTable({ rows, caption, empty, isOfOne = false, ...rest }: { readonly rows: readonly PlanRow[] | undefined; readonly caption: string; readonly empty?: ReactNode; readonly isOfOne?: boolean } & Partial<Sorting>) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const isSortable = !isOfOne
  const columns: readonly Column<PlanRow>[] = [
    {
      ...{ id: 'name', header: t(isOfOne ? 'plan.list.plan' : 'plan.list.member'), isSortable },
      cell: ({ plan }) => (
        <>
          <TextLink to="/$lang/members/plans/$id" params={{ lang, id: plan.id }}>
            {isOfOne ? t(`plan.kind.${plan.kind}`) : pick(plan.organisation.name)}
          </TextLink>
          <span className={styles.below}>{[isOfOne ? '' : t(`plan.kind.${plan.kind}`), plan.closedOn === null ? '' : t('plan.closed', { day: format.day(plan.closedOn) })].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    ...(isOfOne ? [] : [{ id: 'centre', header: t('membership.list.centre'), isSortable, cell: ({ plan }: PlanRow) => pick(plan.centre.name) }]),
    { id: 'done', header: t('plan.list.done'), isSortable, phone: 'figure', cell: ({ progress: { percent, done, total } }) => t('plan.list.progress', { percent, done, total }) },
    {
      ...{ id: 'next', header: t('plan.list.next'), isSortable },
      cell: ({ plan, progress: { nextDue, overdue } }) => {
        // Of a closed plan nothing is awaited any more.
        if (plan.closedOn !== null) return ''
        if (overdue > 0) return <strong className={styles.late}>{t('plan.list.overdue', { count: overdue })}</strong>
        return nextDue === null ? '' : format.day(nextDue)
      }
    },
    { id: 'blockers', header: t('plan.list.blockers'), cell: ({ plan, blockers }) => (plan.closedOn === null ? blockers.map(({ title }) => pick(title)).join('; ') || t('plan.list.nothing') : '') }
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ plan }) => plan.id} empty={empty} {...rest} />
}
