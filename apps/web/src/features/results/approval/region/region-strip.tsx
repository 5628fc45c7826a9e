/** The strand of a region: its units, its centre, the head office; whose turn it is, since when and until when. */
import { dayOfInstant, useFormat } from '../../../../ui/format.js'
import { StrandSteps, type StrandState } from '../../../../ui/strand.js'
import { useText } from '../../../../ui/text.js'
import type { Region } from '../approval.types.js'
import type { RoundOfRegion } from './region.operations.js'
import styles from '../approval.module.css'

const stages = ['opened', 'unit', 'centre', 'headquarters', 'locked'] as const

/** Which stage is the present one: the units' until each has sent, then the centre's, then the head office's. */
export function stageOfRegion({ state, returns }: Pick<Region, 'state' | 'returns'>, round: Pick<RoundOfRegion, 'state'>): number {
  if (round.state === 'locked') return stages.length
  if (state !== 'open') return state === 'forwarded' ? 3 : 4
  return returns.some((of) => ['not_started', 'draft', 'returned'].includes(of.state)) ? 1 : 2
}

export function RegionStrip({ region, round }: { readonly region: Region; readonly round: RoundOfRegion }) {
  const t = useText()
  const format = useFormat()
  const at = stageOfRegion(region, round)
  const stateOf = (place: number): StrandState => (place < at ? 'done' : place === at ? 'current' : 'coming')
  const days = { opened: round.opensOn, unit: round.dueOn, centre: round.verifyBy, headquarters: round.acceptBy, locked: null }
  return (
    <div className={styles.strip}>
      <StrandSteps
        label={t('approval.region.strip')}
        steps={stages.map((stage, place) => ({
          key: stage,
          state: stateOf(place),
          label: t(`approval.strip.${stage}`),
          detail: (
            <span className={styles.stage}>
              {place === at && place > 2 && region.changedAt && (
                <span>{t('approval.strip.since', { day: format.dayShort(dayOfInstant(region.changedAt)) })}</span>
              )}
              {days[stage] && <span>{stage === 'opened' ? format.dayShort(days[stage]) : t('approval.strip.due', { day: format.dayShort(days[stage]) })}</span>}
            </span>
          )
        }))}
      />
    </div>
  )
}
