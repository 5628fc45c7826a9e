/** One decision: what was decided, by what right and how, whether it holds, and what has been done because of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { mayOpenTo } from '@solmu/domain/governance/decision.js'
import { Discussion } from '../../../app/discussion.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { MeetingsAbout } from '../meeting/meetings-about.js'
import { EndDecisionDialog, OpenDecisionDialog, ReviewDecisionDialog } from './decision-dialogs.js'
import { DecisionTasks } from './decision-tasks.js'
import { DecisionsCrumb, DecisionStateMark } from './decision-words.js'
import { decisionQuery, type WholeDecision } from './decision.operations.js'
import styles from '../governance.module.css'

export function DecisionPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneDecision id={id ?? ''} />
}

export function OneDecision({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(decisionQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded decision={data.decision} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('register.missing')} breadcrumb={[<DecisionsCrumb key="list" />]} />
      <EmptyState title={t('register.missingText')} />
    </>
  )
}

function Loaded({ decision }: { readonly decision: WholeDecision }) {
  const t = useText()
  const pick = useLocalized()
  const { title, number, state, content, dissent, ends, decidedOn } = decision
  return (
    <>
      <PageHeader title={pick(title)} breadcrumb={[<DecisionsCrumb key="list" />]} meta={<><DecisionStateMark state={state} /> {number}</>} actions={<Acts decision={decision} />} />
      <Ended decision={decision} />
      <Section title={t('register.content')}>
        <p className={`${styles.paper} ${styles.statement}`}>
          <Localized text={content} />
        </p>
        {dissent !== '' && (
          <>
            <h3>{t('register.field.dissent')}</h3>
            <p className={styles.statement}>{dissent}</p>
          </>
        )}
      </Section>
      <Facts decision={decision} />
      <MeetingsAbout subjectId={decision.id} />
      <DecisionTasks decision={decision} />
      {ends.length > 0 && (
        <Section title={t('register.ends')}>
          <Related all={ends} endedOn={decidedOn} />
        </Section>
      )}
      <Reviews decision={decision} />
      <Discussion subjectType="governance_decision" subjectId={decision.id} />
    </>
  )
}

/** With the day on which they ended, where that is not told already. */
function Related({ all, endedOn }: { readonly all: WholeDecision['ends']; readonly endedOn?: string }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <ul className={styles.list}>
      {all.map(({ id, number, title, kind }) => (
        <li key={id}>
          <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id }}>
            {`${number} ${pick(title)}`}
          </TextLink>{' '}
          {endedOn && t(`register.ended.${kind}`, { day: format.day(endedOn) })}
        </li>
      ))}
    </ul>
  )
}

function Ended({ decision: { state, endedBy, endedOn } }: { readonly decision: WholeDecision }) {
  const t = useText()
  const format = useFormat()
  if (state === 'in_force') return null
  return (
    <FormNotice title={t(`register.endedTitle.${state}`, { day: endedOn ? format.day(endedOn) : '' })}>
      {endedBy ? <Related all={[endedBy]} /> : <p>{t('register.endedByHidden')}</p>}
    </FormNotice>
  )
}

function Facts({ decision }: { readonly decision: WholeDecision }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { bodyName, unit, basis, votes, decidedOn, dueOn, reviewOn, responsibleUnit, responsiblePerson, publication } = decision
  const facts: readonly (readonly [name: string, text: ReactNode])[] = [
    [t('register.field.body'), <Localized key="body" text={bodyName} />],
    [t('register.field.unit'), pick(unit.name)],
    [t('register.field.decidedOn'), format.day(decidedOn)],
    [t('register.field.basis'), <Localized key="basis" text={basis} />],
    [t('register.field.votes'), votes ? t('register.votesText', { yes: votes.for, no: votes.against, blank: votes.abstain }) : t('register.noVotes')],
    [t('register.field.responsible'), [responsiblePerson, responsibleUnit && pick(responsibleUnit.name)].filter(Boolean).join(', ')],
    [t('register.field.dueOn'), dueOn ? format.day(dueOn) : ''],
    [t('register.field.reviewOn'), reviewOn ? format.day(reviewOn) : ''],
    [t('register.field.publication'), t(`register.publication.${publication}`)]
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  )
}

function Reviews({ decision: { reviews } }: { readonly decision: WholeDecision }) {
  const t = useText()
  const format = useFormat()
  if (reviews.length === 0) return null
  return (
    <Section title={t('register.reviews')}>
      <ul className={styles.list}>
        {reviews.map(({ id, reviewedOn, finding, nextOn }) => (
          <li key={id} className={styles.statement}>
            {format.day(reviewedOn)}: {finding} {nextOn && t('register.nextReview', { day: format.day(nextOn) })}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What those who keep the register do with a decision as a whole. */
function Acts({ decision }: { readonly decision: WholeDecision }) {
  const t = useText()
  const lang = useLanguage()
  const [dialog, setDialog] = useState<'open' | 'end' | 'review' | null>(null)
  const { id, mayManage, state, publication } = decision
  if (!mayManage) return null
  const onClose = () => setDialog(null)
  return (
    <>
      {state === 'in_force' && (
        <>
          <ButtonLink to="/$lang/governance/decisions/new" params={{ lang }} search={{ ends: id }}>
            {t('register.replace.open')}
          </ButtonLink>
          <Button onClick={() => setDialog('end')}>{t('register.end.open')}</Button>
          <Button onClick={() => setDialog('review')}>{t('register.review.open')}</Button>
        </>
      )}
      {mayOpenTo(publication, 'public') && <Button variant="quiet" onClick={() => setDialog('open')}>{t('register.publish.open')}</Button>}
      {dialog === 'open' && <OpenDecisionDialog {...{ decision, onClose }} />}
      {dialog === 'end' && <EndDecisionDialog {...{ decision, onClose }} />}
      {dialog === 'review' && <ReviewDecisionDialog {...{ decision, onClose }} />}
    </>
  )
}
