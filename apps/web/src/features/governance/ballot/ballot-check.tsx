/** Says to the holder of a slip where its ballot is: in the box, or on which line of the log. */
import { useState } from 'react'
import type { BallotChoice } from '@solmu/domain/governance/ballot.js'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type BallotSlip, readSlip, takeSlip } from './ballot-slip.js'
import { useChoiceWords } from './ballot-words.js'
import type { BallotDetail } from './ballot.operations.js'
import { lookForSlip } from './secret-ballot.js'

interface Found {
  readonly state: 'in_box' | 'not_in_box' | 'in_log' | 'not_in_log'
  readonly tracker: string
  readonly choice: BallotChoice | null
}

async function find(slip: BallotSlip, log: BallotLog | null): Promise<Found> {
  const { state, tracker } = await lookForSlip(slip)
  if (state !== 'ended') return { state, tracker, choice: null }
  const line = log?.lines.find(({ by }) => by === tracker)
  return line ? { state: 'in_log', tracker, choice: line.choice } : { state: 'not_in_log', tracker, choice: null }
}

export function ReceiptCheck({ detail: { ballot, roll }, log }: { readonly detail: BallotDetail; readonly log: BallotLog | null }) {
  const t = useText()
  const pick = useLocalized()
  const [taken, setTaken] = useState<readonly BallotSlip[]>([])
  const [found, setFound] = useState<Found | null>(null)
  const state = useAct<never>({ names: [] }, () => undefined)
  const [problem, setProblem] = useState<string | null>(null)
  const words = useChoiceWords(ballot)
  const kept = roll.flatMap(({ id }) => readSlip({ ballotId: ballot.id, seatId: id }) ?? [])
  const slips = [...kept, ...taken.filter(({ token }) => !kept.some((each) => each.token === token))]
  const load = async (file: File) => {
    const slip = takeSlip(await file.text(), ballot.id)
    setProblem(slip ? null : t('ballot.check.noSlip'))
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
      <FileChoice label={t('ballot.check.file')} help={t('ballot.check.fileHelp')} accepted=".json" name={null} problem={problem} onChoose={(file) => void load(file)} />
      <p role="status">{found && t(`ballot.check.${found.state}`, { tracker: found.tracker, choice: found.choice ? words(found.choice) : '' })}</p>
    </Section>
  )
}
