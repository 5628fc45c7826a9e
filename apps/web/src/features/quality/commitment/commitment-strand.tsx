/** The way of a commitment: asked for, signed, in force, ended. */
import { binds, endOf } from '@solmu/domain/quality/commitment.js'
import { addDays } from '@solmu/shared/dates.js'
import { useFormat } from '../../../ui/format.js'
import { StrandSteps, type StrandState } from '../../../ui/strand.js'
import { useText } from '../../../ui/text.js'
import type { WholeCommitment } from './commitment.operations.js'

const places = { requested: 0, overdue: 0, withdrawn: 0, signed: 1, in_force: 2, expiring: 2, ended: 3 } as const

export function CommitmentStrand({ commitment }: { readonly commitment: WholeCommitment }) {
  const t = useText()
  const format = useFormat()
  const { state, requestedAt, dueOn, signedAt, signatoryName, validFrom } = commitment
  const at = places[state]
  const end = endOf(commitment)
  const details = [
    requestedAt === null ? t('commitment.step.notAsked') : dueOn === null ? format.instant(requestedAt) : t('commitment.term.asked', { day: format.day(dueOn) }),
    signedAt === null ? '' : `${format.instant(signedAt)}, ${signatoryName}`,
    validFrom === null ? '' : t('commitment.term.open', { from: format.day(validFrom) }),
    end === null ? (binds(state) ? t('commitment.step.noEnd') : '') : t('commitment.step.lastDay', { day: format.day(addDays(end, -1)) })
  ]
  const stateAt = (place: number): StrandState => (place < at || (place === 3 && at === 3) ? 'done' : place === at ? 'current' : 'coming')
  const steps = (['requested', 'signed', 'in_force', 'ended'] as const).map((key, place) => ({ key, label: t(`commitment.step.${key}`), state: stateAt(place), detail: details[place] }))
  return <StrandSteps label={t('commitment.step.label')} steps={steps} />
}
