/** Where a round is on its way: opened, due, verified, accepted, locked, each with its day. */
import { useViewer } from '../../../../app/viewer.js'
import { useFormat } from '../../../../ui/format.js'
import { StrandSteps, type StrandState } from '../../../../ui/strand.js'
import { useText } from '../../../../ui/text.js'
import type { RoundRecord } from '../round.operations.js'
import styles from '../round.module.css'

const stages = ['opensOn', 'dueOn', 'verifyBy', 'acceptBy', 'locked'] as const

/** Which stage is the present one: the first whose day has not gone by. */
export function stageOn(round: Pick<RoundRecord, 'state' | 'opensOn' | 'dueOn' | 'verifyBy' | 'acceptBy'>, today: string): number {
  if (round.state === 'planned' || round.state === 'cancelled') return 0
  if (round.state === 'locked') return stages.length
  if (today <= round.dueOn) return 1
  if (today <= round.verifyBy) return 2
  return today <= round.acceptBy ? 3 : 4
}

export function RoundStrip({ round }: { readonly round: RoundRecord }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const at = stageOn(round, today)
  const stateOf = (place: number): StrandState => (place < at ? 'done' : place === at && round.state !== 'cancelled' ? 'current' : 'coming')
  return (
    <div className={styles.strip}>
      <StrandSteps
        label={t('round.strip')}
        steps={stages.map((stage, place) => ({
          key: stage,
          state: stateOf(place),
          label: t(`round.stage.${stage}`),
          detail: stage === 'locked' ? undefined : format.day(round[stage])
        }))}
      />
    </div>
  )
}
