/** Two people in one budget: what the other has saved meanwhile, beside what stands in the form, and which of them goes on. */
import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { type BudgetFrame, wholeBudget } from '@solmu/domain/portfolio/budget.js'
import { Button } from '../../ui/button.js'
import { FormNotice } from '../../ui/form-notices.js'
import { useLanguage, useText } from '../../ui/text.js'
import { type BudgetForm, type Cell, firstBudget, linesIn } from './budget-draft.js'
import { BudgetCompared, linesOf } from './budget-tables.js'
import { type ProjectBudgets, projectBudgetsQuery } from './budget.operations.js'
import type { Project } from './portfolio.operations.js'
import forms from '../../ui/record-form.module.css'

export interface BudgetClashProps {
  readonly project: Project
  readonly budgets: ProjectBudgets
  readonly form: BudgetForm
  readonly change: (part: Partial<BudgetForm>) => void
  readonly cells: readonly Cell[]
  readonly frame: BudgetFrame
  /** Something was refused as a whole: what stands may be another than what was seen. */
  readonly isRefused: boolean
}

export function BudgetClash({ project, budgets, form, change, cells, frame, isRefused }: BudgetClashProps) {
  const t = useText()
  const language = useLanguage()
  const { refetch } = useQuery(projectBudgetsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-first' })
  useEffect(() => {
    if (isRefused) void refetch()
  }, [isRefused, refetch])
  const { mayWrite, versions } = budgets
  const draft = versions.find(({ state }) => state === 'draft')
  if (!draft || mayWrite === null || draft.version === form.seen) return null
  return (
    <FormNotice title={t('portfolio.clash.title')} isStrong role="alert">
      <p>{t('portfolio.clash.text')}</p>
      <BudgetCompared project={project} before={{ name: t('portfolio.clash.theirs'), lines: linesOf(draft) }} after={{ name: t('portfolio.budgetForm.mine'), lines: wholeBudget(frame.model, linesIn(cells)) }} />
      <div className={forms.acts}>
        <Button onClick={() => change(firstBudget({ kind: mayWrite, versions, frame, language }))}>{t('portfolio.clash.take')}</Button>
        <Button onClick={() => change({ seen: draft.version })}>{t('portfolio.clash.keep')}</Button>
      </div>
    </FormNotice>
  )
}
