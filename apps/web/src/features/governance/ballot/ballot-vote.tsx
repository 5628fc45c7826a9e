/** Votes for each member for whom the reader may: openly with a session, or secretly without one. */
import { useMutation } from '@apollo/client/react'
import { useEffect, useState, type FormEvent } from 'react'
import type { BallotChoice } from '@solmu/domain/governance/ballot.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { saveTextFile } from '../../../ui/download.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { BallotPaperFields, blankChoice, standingChoice } from './ballot-paper.js'
import { type BallotSlip, readSlip } from './ballot-slip.js'
import { type Ballot, type BallotDetail, type BallotSeat, castBallotMutation, fetchBallotCredentialMutation } from './ballot.operations.js'
import { canVoteSecretly, castSlip, newSlip, signedSlip, trackerOf } from './secret-ballot.js'
import forms from '../../../ui/record-form.module.css'

export function BallotVotes({ detail: { ballot, roll }, onDone }: { readonly detail: BallotDetail; readonly onDone: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const mine = roll.filter(({ isMine, recusedReason }) => isMine && recusedReason === '')
  if (!ballot.takesBallots || mine.length === 0) return null
  return (
    <Section title={t('ballot.vote.title')} note={t(`ballot.vote.note.${ballot.secrecy}`)}>
      {mine.map((seat) => (
        <Section key={seat.id} level={3} title={pick(seat.name)} note={seat.weight > 1 ? t('ballot.weight', { count: seat.weight }) : undefined}>
          {ballot.secrecy === 'open' ? <OpenVote {...{ ballot, seat }} /> : <SecretVote {...{ ballot, seat, onDone }} />}
        </Section>
      ))}
    </Section>
  )
}

type VoteProps = { readonly ballot: Ballot; readonly seat: BallotSeat }
type Kept = { readonly choice: BallotChoice | null }

/** In the form in which the API takes it. */
function choiceInput(choice: BallotChoice) {
  if ('answer' in choice) return { answer: choice.answer }
  if ('ranking' in choice) return { ranking: choice.ranking.map((group) => [...group]) }
  return { points: Object.entries(choice.points).map(([code, points]) => ({ code, points })) }
}

function OpenVote({ ballot, seat }: VoteProps) {
  const t = useText()
  const cast: BallotChoice | null = seat.choice === null ? null : (JSON.parse(seat.choice) as BallotChoice)
  const { form, change, forget } = useKeptForm<Kept>(['ballot-vote', seat.id], { choice: cast ?? blankChoice(ballot) })
  const [send] = useMutation(castBallotMutation)
  const state = useAct<'choice'>({ names: ['choice'] }, () => undefined)
  const isFixed = seat.hasVoted && !ballot.mayChange
  const choice = standingChoice(ballot, form.choice)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        if (!choice) return
        await send({ variables: { input: { ballotId: ballot.id, seatId: seat.id, choice: choiceInput(choice) } } })
        forget()
        showToast({ kind: 'done', text: t('ballot.vote.done') })
      },
      choice === null ? { choice: t('ballot.vote.needs') } : {}
    )
  }
  if (isFixed) return <p>{t('ballot.vote.fixed')}</p>
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, ['choice'], `vote-${seat.id}`)} attempt={state.attempt} />
      <div id={`vote-${seat.id}-choice`} tabIndex={-1}>
        <BallotPaperFields ballot={{ ...ballot, id: seat.id }} choice={choice} onChange={(next) => change({ choice: next })} />
      </div>
      {seat.hasVoted && <p>{t('ballot.vote.cast')}</p>}
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(seat.hasVoted ? 'ballot.vote.change' : 'ballot.vote.submit')}
        </Button>
      </div>
    </form>
  )
}

function SecretVote({ ballot, seat, onDone }: VoteProps & { readonly onDone: () => void }) {
  const t = useText()
  const [slip, setSlip] = useState<BallotSlip | null>(() => readSlip({ ballotId: ballot.id, seatId: seat.id }))
  if (!canVoteSecretly()) return <FormNotice title={t('ballot.secret.unsafe')}>{t('ballot.secret.unsafeText')}</FormNotice>
  if (seat.hasVoted && slip === null) return <FormNotice title={t('ballot.secret.elsewhere')}>{t('ballot.secret.elsewhereText')}</FormNotice>
  return slip?.signature ? <SecretPaper {...{ ballot, slip, setSlip }} /> : <FetchCredential {...{ ballot, seat, slip, setSlip, onDone }} />
}

type SlipProps = { readonly slip: BallotSlip | null; readonly setSlip: (slip: BallotSlip) => void }

/** The first step, with the session: the member gets its right to vote, and no vote is told. */
function FetchCredential({ ballot, seat, slip, setSlip, onDone }: VoteProps & SlipProps & { readonly onDone: () => void }) {
  const t = useText()
  const [ask] = useMutation(fetchBallotCredentialMutation)
  const state = useAct<never>({ names: [] }, onDone)
  const start = () =>
    void state.run(async () => {
      const publicKey = ballot.publicKeys.find(({ votes }) => votes === seat.weight)?.key ?? ''
      const made = slip ?? (await newSlip({ ballotId: ballot.id, seatId: seat.id }, publicKey))
      const { data } = await ask({ variables: { input: { ballotId: ballot.id, seatId: seat.id, blinded: made.blinded } } })
      if (data) setSlip(await signedSlip(made, publicKey, data.fetchBallotCredential.blindSignature))
    })
  return (
    <>
      <ErrorSummary errors={refusalSummary(state.refusal, [], 'credential')} attempt={state.attempt} />
      <p>{t('ballot.secret.fetchText')}</p>
      <Button variant="primary" isBusy={state.isBusy} onClick={start}>
        {t('ballot.secret.fetch')}
      </Button>
    </>
  )
}

/** The second step, without it. What is filled in stays in this tab of the browser until it is cast, and goes nowhere else. */
function SecretPaper({ ballot, slip, setSlip }: { readonly ballot: Ballot; readonly slip: BallotSlip; readonly setSlip: (slip: BallotSlip) => void }) {
  const t = useText()
  const { form, change, forget } = useKeptForm<Kept>(['ballot-secret', slip.seatId], { choice: blankChoice(ballot) })
  const choice = standingChoice(ballot, form.choice)
  const state = useAct<'choice'>({ names: ['choice'] }, () => undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        if (!choice) return
        setSlip(await castSlip(slip, choice))
        forget()
        showToast({ kind: 'done', text: t('ballot.vote.done') })
      },
      choice === null ? { choice: t('ballot.vote.needs') } : {}
    )
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, ['choice'], `secret-${slip.seatId}`)} attempt={state.attempt} />
      {slip.isCast && <Receipt slip={slip} />}
      {(!slip.isCast || ballot.mayChange) && (
        <>
          <div id={`secret-${slip.seatId}-choice`} tabIndex={-1}>
            <BallotPaperFields ballot={{ ...ballot, id: slip.seatId }} choice={choice} onChange={(next) => change({ choice: next })} />
          </div>
          <div className={forms.acts}>
            <Button type="submit" variant="primary" isBusy={state.isBusy}>
              {t(slip.isCast ? 'ballot.vote.change' : 'ballot.vote.submit')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}

/** Under which line of the log the ballot will stand; the slip can be saved, for another browser or a later day. */
function Receipt({ slip }: { readonly slip: BallotSlip }) {
  const t = useText()
  const [tracker, setTracker] = useState('')
  useEffect(() => {
    void trackerOf(slip).then(setTracker)
  }, [slip])
  return (
    <FormNotice title={t('ballot.receipt.title')}>
      <p>{t('ballot.receipt.text')}</p>
      <p>
        <code>{tracker}</code>
      </p>
      <Button onClick={() => saveTextFile(`${t('ballot.receipt.file')}.json`, JSON.stringify(slip), 'application/json')}>{t('ballot.receipt.save')}</Button>
    </FormNotice>
  )
}
