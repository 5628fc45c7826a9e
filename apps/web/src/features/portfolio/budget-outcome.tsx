/** What a budget comes to while it is written: with what the rate adds, beside what the call allows and what stood before. */
import { useQuery } from '@apollo/client/react'
import { type BudgetFrame, type BudgetKind, budgetSums, wholeBudget } from '@solmu/domain/portfolio/budget.js'
import { callBreaches } from '@solmu/domain/portfolio/funding-call.js'
import { FormNotice } from '../../ui/form-notices.js'
import { Section } from '../../ui/section.js'
import { useText } from '../../ui/text.js'
import { type Cell, linesIn } from './budget-draft.js'
import { BudgetCompared, BudgetSums, linesOf, useAmount, useVersionName } from './budget-tables.js'
import type { ProjectBudgets } from './budget.operations.js'
import { useRate } from './portfolio-words.js'
import { type Project, projectFormQuery } from './portfolio.operations.js'

export interface BudgetOutcomeProps {
  readonly project: Project
  readonly budgets: ProjectBudgets
  readonly frame: BudgetFrame
  readonly cells: readonly Cell[]
  readonly kind: BudgetKind
}

export function BudgetOutcome({ project, budgets, frame, cells, kind }: BudgetOutcomeProps) {
  const t = useText()
  const nameOf = useVersionName()
  const inText = useAmount(project)
  const lines = wholeBudget(frame.model, linesIn(cells))
  const { total, grant } = budgetSums(lines)
  const base = budgets.versions.find(({ state }) => state === 'locked')
  return (
    <Section title={t('portfolio.budgetForm.outcome')} note={t('portfolio.budgetForm.live')}>
      <p role="status">{t('portfolio.budgetForm.comesTo', { total: inText(total), grant: inText(grant) })}</p>
      {kind === 'plan' && <Limits project={project} asked={{ total, grant }} />}
      {lines.length > 0 && <BudgetSums project={project} lines={lines} />}
      {base && kind !== 'plan' && (
        <Section level={3} title={t('portfolio.sideBySide')}>
          <BudgetCompared project={project} before={{ name: nameOf(base), lines: linesOf(base) }} after={{ name: t('portfolio.budgetForm.mine'), lines }} />
        </Section>
      )}
    </Section>
  )
}

const centsOf = (money: { readonly minorUnits: string } | null): bigint | null => money && BigInt(money.minorUnits)

/** What the call allows, where the budget goes against it. */
function Limits({ project, asked }: { readonly project: Project; readonly asked: { readonly total: bigint; readonly grant: bigint } }) {
  const t = useText()
  const rate = useRate()
  const inText = useAmount(project)
  const { data } = useQuery(projectFormQuery)
  const call = data?.fundingCalls.find(({ call: { id } }) => id === project.call?.id)?.call
  if (!call || asked.total === 0n) return null
  const [grantMin, grantMax] = [centsOf(call.grantMin), centsOf(call.grantMax)]
  const breaches = callBreaches({ ...call, grantMin, grantMax }, asked)
  if (breaches.length === 0) return <p>{t('portfolio.budgetForm.within')}</p>
  const limits = { least: inText(grantMin ?? 0n), most: inText(grantMax ?? 0n), share: rate(call.grantShareMax ?? 0) }
  return (
    <FormNotice title={t('portfolio.budgetForm.against')} isStrong>
      <ul>
        {breaches.map((breach) => (
          <li key={breach}>{t(`portfolio.breach.${breach}`, { limit: limits[breach] })}</li>
        ))}
      </ul>
    </FormNotice>
  )
}
