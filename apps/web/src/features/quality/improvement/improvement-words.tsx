/** What findings, actions and their parts are called and look like. */
import type { ImprovementState, Severity } from '@solmu/domain/quality/improvement.js'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { ImprovementRow } from './improvement.operations.js'
import styles from './improvement.module.css'

const statuses: Readonly<Record<ImprovementState, StatusName>> = { open: 'notStarted', in_work: 'draft', to_verify: 'submitted', closed: 'accepted' }

export function ImprovementStateMark({ state, outcome, isOverdue }: Pick<ImprovementRow, 'state' | 'outcome' | 'isOverdue'>) {
  const t = useText()
  if (isOverdue) return <Status status="late" label={t('improvement.overdue')} />
  return <Status status={outcome === 'dropped' ? 'locked' : statuses[state]} label={t(outcome === null ? `improvement.state.${state}` : `improvement.outcome.${outcome}`)} />
}

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const t = useText()
  return (
    <span className={styles.severity} data-severity={severity}>
      {t(`improvement.severity.${severity}`)}
    </span>
  )
}

type Titled = Pick<ImprovementRow, 'title' | 'rule'>

/** What a rule opened is called as the rule is, in the reader's language. */
export function useImprovementTitle() {
  const pick = useLocalized()
  return ({ title, rule }: Titled, kind?: string): string => (rule && kind !== 'action' ? pick(rule.name) : title)
}

export function ImprovementLink({ of }: { readonly of: Titled & { readonly id: string; readonly kind?: string } }) {
  const lang = useLanguage()
  const titleOf = useImprovementTitle()
  return (
    <TextLink to="/$lang/quality/improvements/$id" params={{ lang, id: of.id }}>
      {titleOf(of, of.kind)}
    </TextLink>
  )
}

export function BoardCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/quality/improvements" params={{ lang }}>
      {t('improvement.board.title')}
    </TextLink>
  )
}

/** The day by which it is to be done, and how late it is. */
export function useDueText() {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  return ({ dueOn, isOverdue }: Pick<ImprovementRow, 'dueOn' | 'isOverdue'>): string => {
    if (dueOn === null) return t('improvement.noDay')
    if (!isOverdue) return format.day(dueOn)
    const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)
    return t('improvement.lateBy', { day: format.day(dueOn), count: days })
  }
}

/** About which framework and criterion it is. */
export function useAboutText() {
  const pick = useLocalized()
  return ({ framework, criterionCode, criterionName }: Pick<ImprovementRow, 'framework' | 'criterionCode' | 'criterionName'>): string =>
    [framework && pick(framework.name), criterionName ? pick(criterionName) : criterionCode].filter(Boolean).join(' · ')
}
