/** The money of a project: its budgets, and one of them beside the one before. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type BudgetDifference, budgetDifferences, type BudgetLine, budgetSums } from '@solmu/domain/portfolio/budget.js'
import { costCategories } from '@solmu/domain/portfolio/cost-model.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { SelectField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLocalized, useText } from '../../ui/text.js'
import { useMoney } from './portfolio-words.js'
import { type BudgetVersion, type Project, projectBudgetsQuery } from './portfolio.operations.js'
import styles from '../governance/governance.module.css'

const linesOf = ({ lines }: BudgetVersion): BudgetLine[] => lines.map(({ partnerId, category, period, source, amount }) => ({ partnerId, category, period, source, amount: BigInt(amount.minorUnits) }))

export function BudgetSection({ project }: { readonly project: Project }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectBudgetsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' })
  const versions = data?.projectBudgets.versions
  return (
    <Section title={t('portfolio.budget')}>
      {!versions && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {versions?.length === 0 && <EmptyState title={t('portfolio.noBudget')} text={t('portfolio.noBudgetText')} />}
      {versions && versions.length > 0 && <Budgets project={project} versions={versions} />}
    </Section>
  )
}

interface Of {
  readonly project: Project
  readonly versions: readonly BudgetVersion[]
}

function useVersionName(): (version: BudgetVersion) => string {
  const t = useText()
  return ({ number, kind, state }) => t('portfolio.version', { number, kind: t(`portfolio.budgetKind.${kind}`), state: t(`portfolio.budgetState.${state}`) })
}

function Budgets({ project, versions }: Of) {
  const t = useText()
  const nameOf = useVersionName()
  const base = versions.find(({ state }) => state === 'locked') ?? versions[0]
  const [chosen, setChosen] = useState(base?.id ?? '')
  const shown = versions.find(({ id }) => id === chosen) ?? base
  if (!shown) return null
  const before = versions.find(({ number }) => number < shown.number)
  return (
    <>
      <SelectField id="budget-version" label={t('portfolio.field.version')} value={shown.id} options={versions.map((version) => ({ value: version.id, label: nameOf(version) }))} onChange={({ target }) => setChosen(target.value)} />
      <Said version={shown} />
      <Sums project={project} version={shown} />
      {before && <Compared project={project} before={before} after={shown} />}
    </>
  )
}

function Said({ version: { decidedOn, reference, reason } }: { readonly version: BudgetVersion }) {
  const t = useText()
  const format = useFormat()
  const decided = decidedOn && t('portfolio.decided', { day: format.day(decidedOn), reference })
  const said = [decided, reason].filter(Boolean)
  return said.length > 0 ? <p>{said.join(' – ')}</p> : null
}

/** A row for each partner and category, a column for each period, and the sums of both from the same lines. */
function Sums({ project, version }: { readonly project: Project; readonly version: BudgetVersion }) {
  const t = useText()
  const pick = useLocalized()
  const money = useMoney()
  const lines = linesOf(version)
  const sums = budgetSums(lines)
  const inText = (amount: bigint) => money({ minorUnits: amount.toString(), currency: project.currency })
  const periods = [...sums.byPeriod.keys()].toSorted()
  const rows = project.partners.flatMap((partner) => costCategories.filter((category) => lines.some((line) => line.partnerId === partner.id && line.category === category)).map((category) => ({ partner, category })))
  type Row = (typeof rows)[number]
  const amountOf = ({ partner, category }: Row, period?: string) => budgetSums(lines.filter((line) => line.partnerId === partner.id && line.category === category && (period === undefined || line.period === period))).total
  const columns: readonly Column<Row>[] = [
    { id: 'what', header: t('portfolio.field.category'), cell: ({ partner, category }) => <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{pick(partner.organisation.name)}</span></>, total: t('portfolio.sum') },
    ...periods.map((period): Column<Row> => ({ id: period, header: period, isNumeric: true, cell: (row) => inText(amountOf(row, period)), total: inText(sums.byPeriod.get(period) ?? 0n) })),
    { id: 'all', header: t('portfolio.sum'), isNumeric: true, phone: 'figure', cell: (row) => inText(amountOf(row)), total: inText(sums.total) }
  ]
  return (
    <>
      <DataTable caption={t('portfolio.budgetTable')} columns={columns} rows={rows} rowKey={({ partner, category }) => `${partner.id}|${category}`} phone="scroll" />
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

function Compared({ project, before, after }: { readonly project: Project; readonly before: BudgetVersion; readonly after: BudgetVersion }) {
  const t = useText()
  const pick = useLocalized()
  const money = useMoney()
  const nameOf = useVersionName()
  const rows = budgetDifferences(linesOf(before), linesOf(after))
  const inText = (amount: bigint) => money({ minorUnits: amount.toString(), currency: project.currency })
  const partnerOf = (id: string) => project.partners.find((partner) => partner.id === id)
  const sum = (of: (row: BudgetDifference) => bigint) => inText(rows.reduce((all, row) => all + of(row), 0n))
  const columns: readonly Column<BudgetDifference>[] = [
    {
      ...{ id: 'what', header: t('portfolio.field.category'), total: t('portfolio.sum') },
      cell: ({ partnerId, category, period, source }) => {
        const partner = partnerOf(partnerId)
        return <>{t(`portfolio.category.${category}`)}<span className={styles.below}>{[partner && pick(partner.organisation.name), period, t(`portfolio.source.${source}`)].filter(Boolean).join(' · ')}</span></>
      }
    },
    { id: 'before', header: t('portfolio.before'), isNumeric: true, cell: (row) => inText(row.before), total: sum((row) => row.before) },
    { id: 'after', header: t('portfolio.after'), isNumeric: true, cell: (row) => inText(row.after), total: sum((row) => row.after) },
    { id: 'change', header: t('portfolio.change'), isNumeric: true, phone: 'figure', cell: (row) => inText(row.change), total: sum((row) => row.change) }
  ]
  return (
    <details>
      <summary>{t('portfolio.compared', { before: nameOf(before), after: nameOf(after) })}</summary>
      <DataTable caption={t('portfolio.compared', { before: nameOf(before), after: nameOf(after) })} columns={columns} rows={rows} rowKey={({ partnerId, category, period, source }) => [partnerId, category, period, source].join('|')} phone="scroll" empty={<EmptyState title={t('portfolio.same')} />} />
    </details>
  )
}
