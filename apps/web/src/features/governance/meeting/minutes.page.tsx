/** The minutes as a document, written from the agenda, and the signature of those who were chosen to sign them. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { toApiError } from '../../../graphql/api-error.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ConfirmField } from '../../../ui/form-field.js'
import { BallotResult } from './agenda-view.js'
import { AmendmentText } from './amendment-text.js'
import { Absent, useWayWords } from './attendance.js'
import { MeetingLink, MeetingsCrumb, MeetingStateMark } from './meeting-words.js'
import { type Meeting, type MeetingItem, meetingQuery, signMinutesMutation } from './meeting.operations.js'
import { ProposalText } from './proposal-text.js'
import { Signatures } from './signatures.js'
import forms from '../../../ui/record-form.module.css'
import governance from '../governance.module.css'

export function MinutesPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <MinutesOf id={id} />
}

export function MinutesOf({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(meetingQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { meeting } = data
  const mine = meeting.signatures.some(({ isMine, signedAt }) => isMine && signedAt === null)
  return (
    <>
      <PageHeader title={t('meeting.minutes.title')} breadcrumb={[<MeetingsCrumb key="list" />, <MeetingLink key="one" meeting={meeting} />]} meta={<MeetingStateMark state={meeting.state} />} />
      {meeting.closedAt === null ? <EmptyState title={t('meeting.minutes.notYet')} text={t('meeting.minutes.notYetText')} /> : <Document meeting={meeting} />}
      <Signatures meeting={meeting} />
      {mine && meeting.state === 'closed' && <SignForm meeting={meeting} onStale={() => void refetch()} />}
    </>
  )
}

type MeetingProps = { readonly meeting: Meeting }

function Document({ meeting }: MeetingProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const way = useWayWords()
  const { title, body, place, openedAt, closedAt, chairName, secretaryName, attendance, items, charterNumber } = meeting
  const lines: readonly (readonly [string, string])[] = [
    ['openedAt', openedAt === null ? '' : format.instant(openedAt)],
    ['closedAt', closedAt === null ? '' : format.instant(closedAt)],
    ['place', place],
    ['chair', chairName],
    ['secretary', secretaryName],
    ['charter', charterNumber === null ? '' : t('charter.versionNumber', { number: charterNumber })]
  ]
  return (
    <article className={governance.paper} aria-label={t('meeting.minutes.title')}>
      <h2>{pick(title)}</h2>
      <p>{pick(body.name)}</p>
      {lines
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <p key={name}>
            {t(`meeting.field.${name}`)}: {text}
          </p>
        ))}
      <h3>{t('meeting.attendance.title')}</h3>
      <ul>
        {attendance.filter((one) => one.way !== 'absent').map((one) => (
          <li key={one.seat.id}>{[...new Set([pick(one.seat.label), one.personName, way(one)])].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
      <Absent attendance={attendance} />
      {items.map((item) => (
        <ItemText key={item.id} item={item} />
      ))}
    </article>
  )
}

function ItemText({ item }: { readonly item: MeetingItem }) {
  const { position, title, proposalText, minutes, recusals, dissent, proposal, amendment, effectiveFrom } = item
  const t = useText()
  const pick = useLocalized()
  const proposed = pick(proposalText)
  return (
    <>
      <h3>
        {position} § {pick(title)}
      </h3>
      {proposed !== '' && (
        <p className={governance.statement}>
          {t('meeting.minutes.proposed')} {proposed}
        </p>
      )}
      {proposal && <ProposalText proposal={proposal} />}
      {amendment && <AmendmentText {...{ amendment, effectiveFrom }} />}
      {recusals.map(({ seat, reason }) => (
        <p key={seat.id}>{t('meeting.minutes.recused', { name: pick(seat.label), reason })}</p>
      ))}
      {pick(minutes) !== '' && <p className={governance.statement}>{pick(minutes)}</p>}
      <Decided item={item} />
      {dissent.map(({ name, reason }, place) => (
        <p key={place}>{t('meeting.minutes.dissent', { name, reason })}</p>
      ))}
    </>
  )
}

/** How an item was voted on, and what came of it. */
function Decided({ item: { ballot, votes, outcome, quorum } }: { readonly item: MeetingItem }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      {ballot && (
        <p>
          {t('meeting.item.ballot')} {pick(ballot.title)} <BallotResult ballot={ballot} />
        </p>
      )}
      {votes && <p>{t('meeting.item.votes', { inFavour: votes.for, against: votes.against, abstain: votes.abstain })}</p>}
      {outcome && outcome !== 'noted' && <p>{t('meeting.minutes.outcome', { outcome: t(`meeting.outcome.${outcome}`) })}</p>}
      {outcome === 'no_quorum' && quorum && <p>{t('meeting.quorum.facts', { present: quorum.present, entitled: quorum.entitled, needed: quorum.needed })}</p>}
    </>
  )
}

const names = ['confirm', 'minutesHash'] as const

/** What is signed is the minutes as they were read: minutes that were changed since are read again. */
function SignForm({ meeting, onStale }: MeetingProps & { readonly onStale: () => void }) {
  const t = useText()
  const [read, setRead] = useState('')
  const [sign] = useMutation(signMinutesMutation)
  const state = useAct<(typeof names)[number]>({ names, known: { STALE: { text: t('meeting.sign.changed') } } }, () => undefined)
  const { id, minutesHash, steps } = meeting
  const hash = minutesHash ?? ''
  const isBlocked = !steps.some(({ action, blockedBy }) => action === 'sign' && blockedBy.length === 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        await sign({ variables: { input: { meetingId: id, minutesHash: hash } } }).catch((error: unknown) => {
          if (toApiError(error).code === 'STALE') onStale()
          throw error
        })
        showToast({ kind: 'done', text: t('meeting.sign.done') })
      },
      read === hash ? {} : { confirm: t('meeting.sign.needsConfirm') }
    )
  }
  if (isBlocked) return <EmptyState title={t('meeting.sign.blocked')} text={t('meeting.sign.blockedText')} />
  return (
    <form noValidate className={forms.form} onSubmit={submit} data-print="never">
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'sign')} attempt={state.attempt} />
      <Section title={t('meeting.minutes.sign')}>
        <p>{t('meeting.sign.proof')}</p>
        <ConfirmField id="sign-confirm" label={t('meeting.sign.confirm')} isChecked={read === hash && hash !== ''} error={state.refusal.fields.confirm} onChange={(isRead) => setRead(isRead ? hash : '')} />
      </Section>
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('meeting.sign.submit')}
        </Button>
      </div>
    </form>
  )
}
