/** Says to the holder of a slip where its ballot is: in the box, or on which line of the log. */
import { useId, useState, type ChangeEvent } from 'react'
import { choiceText, type BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type BallotSlip, readSlip, takeSlip } from './ballot-slip.js'
import type { BallotDetail } from './ballot.operations.js'
import { lookForSlip } from './secret-ballot.js'

interface Found {
  readonly state: 'in_box' | 'not_in_box' | 'in_log' | 'not_in_log'
  readonly tracker: string
  readonly choice: string
}

async function find(slip: BallotSlip, log: BallotLog | null): Promise<Found> {
  const { state, tracker } = await lookForSlip(slip)
  if (state !== 'ended') return { state, tracker, choice: '' }
  const line = log?.lines.find(({ by }) => by === tracker)
  return line ? { state: 'in_log', tracker, choice: choiceText(line.choice) } : { state: 'not_in_log', tracker, choice: '' }
}

export function ReceiptCheck({ detail: { ballot, roll }, log }: { readonly detail: BallotDetail; readonly log: BallotLog | null }) {
  const t = useText()
  const pick = useLocalized()
  const [taken, setTaken] = useState<readonly BallotSlip[]>([])
  const [found, setFound] = useState<Found | null>(null)
  const state = useAct<never>({ names: [] }, () => undefined)
  const fileId = useId()
  const kept = roll.flatMap(({ id }) => readSlip({ ballotId: ballot.id, seatId: id }) ?? [])
  const slips = [...kept, ...taken.filter(({ token }) => !kept.some((each) => each.token === token))]
  const load = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const slip = takeSlip((await target.files?.[0]?.text()) ?? '', ballot.id)
    if (slip) setTaken([...taken, slip])
  }
  const nameOf = ({ seatId }: BallotSlip) => pick(roll.find(({ id }) => id === seatId)?.name ?? { fi: '', sv: '', en: '' })
  return (
    <Section title={t('ballot.check.title')} note={t('ballot.check.note')}>
      <ErrorSummary errors={refusalSummary(state.refusal, [], 'check')} attempt={state.attempt} />
      {slips.length === 0 && <p>{t('ballot.check.none')}</p>}
      {slips.map((slip) => (
        <Button key={slip.token} isBusy={state.isBusy} onClick={() => void state.run(async () => setFound(await find(slip, log)))}>
          {t('ballot.check.submit', { name: nameOf(slip) })}
        </Button>
      ))}
      <p>
        <label htmlFor={fileId}>{t('ballot.check.file')}</label> <input id={fileId} type="file" accept="application/json" onChange={(event) => void load(event)} />
      </p>
      <p role="status">{found && t(`ballot.check.${found.state}`, { tracker: found.tracker, choice: found.choice })}</p>
    </Section>
  )
}
