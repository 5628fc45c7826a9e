/** Budgets as tables: the sums of one, and two of them side by side. The same tables stand on the page of a project and under the form. */
import { type BudgetDifference, budgetDifferences, type BudgetLine, budgetSums } from '@solmu/domain/portfolio/budget.js'
import { rollUp, sumOf } from '@solmu/domain/portfolio/amounts.js'
import { costCategories } from '@solmu/domain/portfolio/cost-model.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { useMoney } from '../../ui/money.js'
import { useLocalized, useText } from '../../ui/text.js'
import type { BudgetVersion } from './budget.operations.js'
import type { Project } from './portfolio.operations.js'
import styles from '../governance/governance.module.css'

export const linesOf = ({ lines }: Pick<BudgetVersion, 'lines'>): BudgetLine[] =>
  lines.map(({ partnerId, category, period, source, amount }) => ({ partnerId, category, period, source, amount: BigInt(amount.minorUnits) }))

/** A budget is told by its number, what it is and where it stands. */
export function useVersionName(): (version: Pick<BudgetVersion, 'number' | 'kind' | 'state'>) => string {
  const t = useText()
  return ({ number, kind, state }) => t('portfolio.version', { number, kind: t(`portfolio.budgetKind.${kind}`), state: t(`portfolio.budgetState.${state}`) })
}

export type Whose = Pick<Project, 'partners' | 'currency'>

export function useAmount({ currency }: Pick<Project, 'currency'>): (amount: bigint) => string {
  const money = useMoney()
  return (amount) => money({ minorUnits: amount.toString(), currency })
}

/** A row for each partner and category, a column for each period, and the sums of both from the same lines. */
export function BudgetSums({ project, lines }: { readonly project: Whose; readonly lines: readonly BudgetLine[] }) {
  const t = useText()
  const pick = useLocalized()
  const inText = useAmount(project)
  const sums = budgetSums(lines)
  const periods = [...sums.byPeriod.keys()].toSorted()
  const places = rollUp(lines, ({ partnerId, category, period }) => [partnerId, category, period].join('|'))
  const wholes = rollUp(lines, ({ partnerId, category }) => [partnerId, category].join('|'))
  const rows = project.partners.flatMap((partner) => costCategories.map((category) => ({ partner, category, key: [partner.id, category].join('|') })).filter(({ key }) => wholes.has(key)))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'what', header: t('portfolio.field.category'), cell: ({ partner, category }) => <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{pick(partner.organisation.name)}</span></>, total: t('portfolio.sum') },
    ...periods.map((period): Column<(typeof rows)[number]> => ({ id: period, header: period, isNumeric: true, cell: ({ key }) => inText(places.get(`${key}|${period}`) ?? 0n), total: inText(sums.byPeriod.get(period) ?? 0n) })),
    { id: 'all', header: t('portfolio.sum'), isNumeric: true, phone: 'figure', cell: ({ key }) => inText(wholes.get(key) ?? 0n), total: inText(sums.total) }
  ]
  return (
    <>
      <DataTable caption={t('portfolio.budgetTable')} columns={columns} rows={rows} rowKey={({ key }) => key} phone="scroll" />
      <dl className={styles.facts}>
        {[...sums.bySource].map(([source, amount]) => (
          <div key={source}>
            <dt>{t(`portfolio.source.${source}`)}</dt>
            <dd>{inText(amount)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

export interface Side {
  readonly name: string
  readonly lines: readonly BudgetLine[]
}

/** Place by place what one budget has and the other has not: what was, what is, and by how much it moves. */
export function BudgetCompared({ project, before, after }: { readonly project: Whose; readonly before: Side; readonly after: Side }) {
  const t = useText()
  const pick = useLocalized()
  const inText = useAmount(project)
  const rows = budgetDifferences(before.lines, after.lines)
  const partnerOf = (id: string) => project.partners.find((partner) => partner.id === id)
  const moved = (amount: bigint) => `${amount > 0n ? '+' : ''}${inText(amount)}`
  const columns: readonly Column<BudgetDifference>[] = [
    {
      ...{ id: 'what', header: t('portfolio.field.category'), total: t('portfolio.wholeSum') },
      cell: ({ partnerId, category, period, source }) => {
        const partner = partnerOf(partnerId)
        return <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{[partner && pick(partner.organisation.name), period, t(`portfolio.source.${source}`)].filter(Boolean).join(' · ')}</span></>
      }
    },
    { id: 'before', header: before.name, isNumeric: true, cell: (row) => inText(row.before), total: inText(sumOf(before.lines)) },
    { id: 'after', header: after.name, isNumeric: true, cell: (row) => inText(row.after), total: inText(sumOf(after.lines)) },
    { id: 'change', header: t('portfolio.change'), isNumeric: true, phone: 'figure', cell: (row) => moved(row.change), total: moved(sumOf(after.lines) - sumOf(before.lines)) }
  ]
  const caption = t('portfolio.compared', { before: before.name, after: after.name })
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ partnerId, category, period, source }) => [partnerId, category, period, source].join('|')} phone="scroll" empty={<EmptyState title={t('portfolio.same')} />} />
}
