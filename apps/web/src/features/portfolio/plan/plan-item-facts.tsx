/** A part of the plan, for those who read it. */
import type { ReactNode } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { Plan, PlanRow } from './plan.operations.js'
import { PlanStateMark, useDays, useNameOf, usePartNumber } from './plan-words.js'
import governance from '../../governance/governance.module.css'

export function PlanItemFacts({ plan, row }: { readonly plan: Plan; readonly row: PlanRow }) {
  const t = useText()
  const format = useFormat()
  const daysOf = useDays()
  const nameOf = useNameOf(plan.partners)
  const numberOf = usePartNumber(plan.items)
  const waits = plan.links.filter(({ toId }) => toId === row.id).flatMap(({ fromId }) => plan.items.find(({ id }) => id === fromId)?.name ?? [])
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...[['number', numberOf(row)] as const, ['kind', t(`projectPlan.kind.${row.kind}`)] as const, ['partner', nameOf(row.partnerId)] as const, ['owner', row.owner] as const],
    ...[['days', daysOf(row)] as const, ['state', <PlanStateMark key="state" state={row.state} />] as const, ['doneOn', row.doneOn && format.day(row.doneOn)] as const],
    ...[['progress', row.progress === null ? '' : t('projectPlan.percent', { percent: row.progress })] as const, ['slack', row.slack === null ? '' : t('projectPlan.slackDays', { days: row.slack })] as const],
    ...[['waits', waits.join(', ')] as const, ['link', row.link && <a key="link" href={row.link} rel="noreferrer">{row.link}</a>] as const, ['note', row.note] as const]
  ]
  return (
    <dl className={governance.facts}>
      {facts.map(([name, told]) => told !== '' && told !== null && (
        <div key={name}>
          <dt>{t(`projectPlan.field.${name}`)}</dt>
          <dd>{told}</dd>
        </div>
      ))}
    </dl>
  )
}
