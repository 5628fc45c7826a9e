/** What rounds of assessment and their states are called. */
import type { CycleState } from '@solmu/domain/quality/assessment-cycle.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import type { CycleRow } from './cycle.operations.js'

const statuses = { planned: 'notStarted', open: 'draft', closed: 'accepted', cancelled: 'locked' } as const

export function CycleStateMark({ state }: { readonly state: CycleState }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(`assessment.round.state.${state}`)} />
}

/** "120/204 valmiina · 3 myöhässä" */
export function useCountText() {
  const t = useText()
  return ({ counts, state }: Pick<CycleRow, 'counts' | 'state'>): string => {
    if (state === 'planned') return t('assessment.round.notBegun')
    const done = t('assessment.round.done', { final: counts.final, total: counts.total })
    const more = [counts.underway > 0 && t('assessment.round.underway', { count: counts.underway }), counts.late > 0 && t('assessment.round.late', { count: counts.late })]
    return [done, ...more.filter(Boolean)].join(' · ')
  }
}
