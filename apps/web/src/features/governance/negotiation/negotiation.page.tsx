/** One mandate to negotiate: who speaks, within which limits, what the network says, what was said in meetings, and what came of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { EvidenceLinks } from '../evidence-links.js'
import { EndDialog, GiveDialog, NegotiationMeetingDialog, PositionDialog } from './negotiation-dialogs.js'
import { NegotiationsCrumb, NegotiationStateMark } from './negotiation-words.js'
import { type Negotiation, type NegotiationMeeting, negotiationQuery } from './negotiation.operations.js'
import styles from '../governance.module.css'

type Of = { readonly negotiation: Negotiation }

export function NegotiationPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneNegotiation id={id ?? ''} />
}

export function OneNegotiation({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(negotiationQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded negotiation={data.negotiation} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('negotiation.missing')} breadcrumb={[<NegotiationsCrumb key="list" />]} />
      <EmptyState title={t('negotiation.missingText')} />
    </>
  )
}

function Loaded({ negotiation }: Of) {
  const t = useText()
  const format = useFormat()
  const { id, number, subject, state, isEnding, validTo } = negotiation
  return (
    <>
      <PageHeader title={subject} breadcrumb={[<NegotiationsCrumb key="list" />]} meta={<><NegotiationStateMark state={state} /> {number}</>} actions={<Acts negotiation={negotiation} />} />
      {isEnding && <FormNotice title={t('negotiation.ending', { day: format.day(validTo) })}>{t('negotiation.endingText')}</FormNotice>}
      <Facts negotiation={negotiation} />
      {state === 'ended' && <Outcome negotiation={negotiation} />}
      <Section title={t('negotiation.field.limits')}>
        <p className={styles.statement}>{negotiation.limits || t('negotiation.noLimits')}</p>
      </Section>
      {state !== 'draft' && <Positions negotiation={negotiation} />}
      {state !== 'draft' && <Meetings negotiation={negotiation} />}
      <div data-print="never">
        <Section title={t('negotiation.history')}>
          <RecordHistory subjectType="negotiation" subjectId={id} />
        </Section>
      </div>
    </>
  )
}

function Acts({ negotiation }: Of) {
  const t = useText()
  const lang = useLanguage()
  const [act, setAct] = useState<'give' | 'end' | null>(null)
  const { id, state, mayManage } = negotiation
  const onClose = () => setAct(null)
  if (!mayManage) return null
  return (
    <>
      {state === 'draft' && (
        <ButtonLink to="/$lang/governance/negotiations/$id/edit" params={{ lang, id }}>
          {t('negotiation.edit.open')}
        </ButtonLink>
      )}
      {state === 'draft' && (
        <Button variant="primary" onClick={() => setAct('give')}>
          {t('negotiation.give.open')}
        </Button>
      )}
      {state === 'given' && <Button onClick={() => setAct('end')}>{t('negotiation.end.open')}</Button>}
      {act === 'give' && <GiveDialog {...{ negotiation, onClose }} />}
      {act === 'end' && <EndDialog {...{ negotiation, onClose }} />}
    </>
  )
}

function Facts({ negotiation: { authority, authorityKind, body, decision, negotiators, validFrom, validTo } }: Of) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('negotiation.field.authority')}</dt>
        <dd>
          {authority} ({t(`negotiation.kind.${authorityKind}`)})
        </dd>
      </div>
      <div>
        <dt>{t('negotiation.field.negotiators')}</dt>
        <dd>{negotiators.map(({ name }) => name).join(', ') || t('negotiation.nobody')}</dd>
      </div>
      <div>
        <dt>{t('negotiation.field.valid')}</dt>
        <dd>{t('negotiation.from', { from: format.day(validFrom), to: format.day(validTo) })}</dd>
      </div>
      {body && (
        <div>
          <dt>{t('negotiation.field.body')}</dt>
          <dd>{pick(body.name)}</dd>
        </div>
      )}
      {decision && (
        <div>
          <dt>{t('negotiation.field.decision')}</dt>
          <dd>
            <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id: decision.id }}>
              {pick(decision.name)}
            </TextLink>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Outcome({ negotiation: { outcome, outcomeOn, outcomeDecision } }: Of) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <Section title={t('negotiation.field.outcome')} note={outcomeOn ? format.day(outcomeOn) : undefined}>
      <p className={styles.statement}>{outcome}</p>
      {outcomeDecision && (
        <p>
          {t('negotiation.field.outcomeDecision')}:{' '}
          <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id: outcomeDecision.id }}>
            {pick(outcomeDecision.name)}
          </TextLink>
        </p>
      )}
    </Section>
  )
}

function Positions({ negotiation }: Of) {
  const t = useText()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { positions, mayWrite } = negotiation
  const [latest, ...before] = positions
  return (
    <Section
      title={t('negotiation.positions')}
      note={latest && t('negotiation.position.number', { number: latest.number, day: format.day(dayOfInstant(latest.writtenAt)) })}
      aside={mayWrite && <Button onClick={() => setOpen(true)}>{t('negotiation.position.open')}</Button>}
    >
      <p className={styles.statement}>{latest ? latest.content : t('negotiation.position.none')}</p>
      {latest?.why && <p>{t('negotiation.position.because', { why: latest.why })}</p>}
      {before.map(({ id, number, content, why, writtenAt }) => (
        <details key={id}>
          <summary>{t('negotiation.position.number', { number, day: format.day(dayOfInstant(writtenAt)) })}</summary>
          <p className={styles.statement}>{content}</p>
          {why && <p>{t('negotiation.position.because', { why })}</p>}
        </details>
      ))}
      {isOpen && <PositionDialog negotiation={negotiation} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Meetings({ negotiation }: Of) {
  const t = useText()
  const format = useFormat()
  const [open, setOpen] = useState<NegotiationMeeting | 'new' | null>(null)
  const { meetings, mayWrite } = negotiation
  return (
    <Section title={t('negotiation.meetings')} aside={mayWrite && <Button onClick={() => setOpen('new')}>{t('negotiation.meeting.open')}</Button>}>
      {meetings.length === 0 && <p>{t('negotiation.meeting.none')}</p>}
      {meetings.map((meeting) => (
        <Section key={meeting.id} level={3} title={[format.day(meeting.metOn), meeting.place].filter(Boolean).join(', ')} note={meeting.people}>
          <p className={styles.statement}>{meeting.notes}</p>
          <EvidenceLinks links={meeting.links} />
          {mayWrite && (
            <Button size="small" variant="quiet" onClick={() => setOpen(meeting)}>
              {t('negotiation.meeting.changeOf', { day: format.day(meeting.metOn) })}
            </Button>
          )}
        </Section>
      ))}
      {open && <NegotiationMeetingDialog negotiation={negotiation} meeting={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  )
}
