/** The money of a project: its budgets, one of them beside another, and what can be done with them now. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { isProjectOpen } from '@solmu/domain/portfolio/project.workflow.js'
import { ButtonLink } from '../../ui/button.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { SelectField } from '../../ui/form-field.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { ChangeActs } from './budget-acts.js'
import { BudgetCompared, BudgetSums, linesOf, useVersionName } from './budget-tables.js'
import { type BudgetVersion, type ProjectBudgets, projectBudgetsQuery } from './budget.operations.js'
import type { Project } from './portfolio.operations.js'
import forms from '../../ui/record-form.module.css'
import styles from '../governance/governance.module.css'

export function BudgetSection({ project }: { readonly project: Project }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectBudgetsQuery, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' })
  const budgets = data?.projectBudgets
  return (
    <Section title={t('portfolio.budget')}>
      {!budgets && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {budgets?.versions.length === 0 && <EmptyState title={t('portfolio.noBudget')} text={t('portfolio.noBudgetText')} />}
      {budgets && <Writing project={project} budgets={budgets} />}
      {budgets && budgets.versions.length > 0 && <Budgets project={project} budgets={budgets} />}
    </Section>
  )
}

interface Of {
  readonly project: Project
  readonly budgets: ProjectBudgets
}

/** What is written now and by whom; where nothing is, why not. */
function Writing({ project, budgets: { mayWrite, versions } }: Of) {
  const t = useText()
  const lang = useLanguage()
  const draft = versions.find(({ state }) => state === 'draft')
  const why = useWhyNot(project, versions)
  if (mayWrite === null) return why === null ? null : <p>{why}</p>
  return (
    <div className={styles.acts}>
      <ButtonLink to="/$lang/portfolio/projects/$id/budget" params={{ lang, id: project.id }} variant={draft ? 'outlined' : 'primary'}>
        {t(`portfolio.write.${mayWrite}.${draft ? 'again' : 'first'}`)}
      </ButtonLink>
    </div>
  )
}

function useWhyNot({ stage, mayEdit }: Project, versions: readonly BudgetVersion[]): string | null {
  const t = useText()
  if (versions.some(({ state }) => state === 'proposed')) return t('portfolio.whyNot.waits')
  if (stage === 'applied' && mayEdit) return t('portfolio.whyNot.decision')
  if (!mayEdit && (isProjectOpen(stage) || stage === 'decided' || stage === 'running')) return t('portfolio.whyNot.others')
  return mayEdit ? t('portfolio.whyNot.closed') : null
}

function Budgets({ project, budgets }: Of) {
  const t = useText()
  const nameOf = useVersionName()
  const { versions } = budgets
  const open = versions.find(({ state }) => state === 'proposed' || state === 'draft')
  const base = versions.find(({ state }) => state === 'locked')
  const [chosen, setChosen] = useState<string | null>(null)
  const [against, setAgainst] = useState<string | null>(null)
  const shown = versions.find(({ id }) => id === chosen) ?? open ?? base ?? versions[0]
  if (!shown) return null
  const others = versions.filter(({ id }) => id !== shown.id)
  const before = others.find(({ id }) => id === against) ?? usualOther(shown, others)
  const options = (of: readonly BudgetVersion[]) => of.map((version) => ({ value: version.id, label: nameOf(version) }))
  return (
    <>
      <div className={forms.fields}>
        <SelectField id="budget-version" label={t('portfolio.field.version')} value={shown.id} options={options(versions)} onChange={({ target }) => setChosen(target.value)} />
        {before && <SelectField id="budget-against" label={t('portfolio.field.against')} value={before.id} options={options(others)} onChange={({ target }) => setAgainst(target.value)} />}
      </div>
      <Said version={shown} />
      <ChangeActs project={project} budgets={budgets} version={shown} />
      <BudgetSums project={project} lines={linesOf(shown)} />
      {before && (
        <Section level={3} title={t('portfolio.sideBySide')}>
          <BudgetCompared project={project} before={{ name: nameOf(before), lines: linesOf(before) }} after={{ name: nameOf(shown), lines: linesOf(shown) }} />
        </Section>
      )}
    </>
  )
}

/** A budget is read against the base where there is one, else against the one before it. */
const usualOther = (shown: BudgetVersion, others: readonly BudgetVersion[]): BudgetVersion | undefined =>
  others.find(({ state, number }) => state === 'locked' && number < shown.number) ?? others.find(({ number }) => number < shown.number)

function Said({ version: { decidedOn, reference, reason, state, startsOn, endsOn } }: { readonly version: BudgetVersion }) {
  const t = useText()
  const format = useFormat()
  const decided = decidedOn && t(state === 'refused' ? 'portfolio.refusedOn' : 'portfolio.decided', { day: format.day(decidedOn), reference })
  const said = [t('portfolio.fromTo', { from: format.day(startsOn), to: format.day(endsOn) }), decided, reason].filter(Boolean)
  return <p className={styles.statement}>{said.join(' – ')}</p>
}
