/** What the pages of a plan have in common: the way between them, and how parts, states and lights are told. */
import type { PlanState } from '@solmu/domain/portfolio/plan.js'
import type { PlanColour } from '@solmu/domain/portfolio/plan-light.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Light, PlanRow } from './plan.operations.js'
import governance from '../../governance/governance.module.css'
import styles from './plan.module.css'

const states: Readonly<Record<PlanState, StatusName>> = { planned: 'notStarted', underway: 'submitted', done: 'accepted', cancelled: 'locked' }

export function PlanStateMark({ state }: { readonly state: PlanState }) {
  const t = useText()
  return <Status status={states[state]} label={t(`projectPlan.state.${state}`)} />
}

const parts = { plan: '/$lang/portfolio/projects/$id/plan', risks: '/$lang/portfolio/projects/$id/risks', staff: '/$lang/portfolio/projects/$id/staff' } as const
export type PlanPart = keyof typeof parts

/** The way between the plan of a project, its risks and its staff. */
export function PlanTabs({ projectId, current, mayReadRisks }: { readonly projectId: string; readonly current?: PlanPart; readonly mayReadRisks: boolean }) {
  const t = useText()
  const lang = useLanguage()
  const shown = (Object.keys(parts) as PlanPart[]).filter((part) => part === 'plan' || mayReadRisks)
  return (
    <nav className={governance.tabs} aria-label={t('projectPlan.title')} data-print="never">
      {shown.map((part) => (
        <TextLink key={part} to={parts[part]} params={{ lang, id: projectId }} {...(part === current && { 'aria-current': 'page' as const })}>
          {t(`projectPlan.tab.${part}`)}
        </TextLink>
      ))}
    </nav>
  )
}

/** The number by which people call a part of the plan: 2, 2.1, and for milestones and deliverables a letter before it. */
export function usePartNumber(items: readonly PlanRow[]): (item: PlanRow) => string {
  const t = useText()
  return ({ kind, number, packageId }) => {
    const group = items.find(({ id }) => id === packageId)?.number
    return t(`projectPlan.number.${kind}`, { number, group: group ?? '' })
  }
}

export function useDays(): (item: Pick<PlanRow, 'kind' | 'startsOn' | 'endsOn'>) => string {
  const t = useText()
  const format = useFormat()
  return ({ kind, startsOn, endsOn }) => (kind === 'milestone' || kind === 'deliverable' ? format.day(endsOn) : t('projectPlan.fromTo', { from: format.day(startsOn), to: format.day(endsOn) }))
}

export function useNameOf(partners: readonly { readonly id: string; readonly name: LocalizedText }[]): (id: string) => string {
  const pick = useLocalized()
  return (id) => {
    const partner = partners.find((each) => each.id === id)
    return partner ? pick(partner.name) : ''
  }
}

/** A month in figures: 9/2026. */
export const monthName = (month: string): string => `${Number(month.slice(5))}/${month.slice(0, 4)}`

/** A colour of a traffic light: its shape and its word tell it too. */
export function LightMark({ colour }: { readonly colour: PlanColour }) {
  const t = useText()
  return (
    <span className={styles.light} data-colour={colour}>
      <span aria-hidden="true" className={styles.lamp} />
      {t(`projectPlan.light.${colour}`)}
    </span>
  )
}

/** The light that holds, and what the rules say when somebody says otherwise. */
export function WholeLight({ light }: { readonly light: Light }) {
  const t = useText()
  const { colour, said } = light
  return (
    <>
      <LightMark colour={said?.colour ?? colour} />
      {said && said.colour !== colour && <span className={governance.below}>{t('projectPlan.light.byRules', { colour: t(`projectPlan.light.${colour}`) })}</span>}
    </>
  )
}

export function LightReasons({ light: { colour, reasons, said } }: { readonly light: Light }) {
  const t = useText()
  const format = useFormat()
  return (
    <>
      {said && <p className={styles.said}>{t('projectPlan.light.said', { reason: said.reason, until: format.day(said.until) })}</p>}
      {reasons.length === 0 ? (
        <p className={styles.said}>{t(`projectPlan.light.text.${colour}`)}</p>
      ) : (
        <ul className={styles.reasons}>
          {reasons.map(({ code, count, days }) => (
            <li key={code}>{t(`projectPlan.reason.${code}`, { count, days })}</li>
          ))}
        </ul>
      )}
    </>
  )
}
