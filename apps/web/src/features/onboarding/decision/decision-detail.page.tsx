/** One decision on membership: what was decided, by whom and on what it rests, and what became of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { DecisionStanding } from './decision-list.page.js'
import { type DecisionRecord, type Expulsion, expulsionsQuery, membershipDecisionQuery } from './decision.operations.js'
import { OneDecision, Steps } from './made-decision.js'
import { ProcedureFiles } from './procedure-files.js'
import styles from './decision.module.css'

export function DecisionDetailPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneRecord id={id ?? ''} />
}

function DecisionsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/members/decisions" params={{ lang }}>
      {t('decisions.title')}
    </TextLink>
  )
}

export function OneRecord({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(membershipDecisionQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded record={data.membershipDecision} />
  if (!error) return <Skeleton withHeading lines={10} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('decisions.missing')} breadcrumb={[<DecisionsCrumb key="list" />]} />
      <EmptyState title={t('decisions.missingText')} />
    </>
  )
}

function Loaded({ record }: { readonly record: DecisionRecord }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { decision, steps, mayAppeal, mayAnnul } = record
  const { centre, effectiveOn, body, expulsionId } = decision
  const facts = [t(`decide.body.${body}`), centre && pick(centre.name), t('decisions.effective', { day: format.day(effectiveOn) })]
  return (
    <>
      <PageHeader title={pick(decision.name)} breadcrumb={[<DecisionsCrumb key="list" />]} beside={<DecisionStanding decision={decision} />} meta={facts.filter(Boolean).join(' · ')} />
      <Ways decision={decision} />
      <OneDecision made={decision} actions={record.actions} {...{ mayAppeal, mayAnnul }} />
      {expulsionId !== null && <Hearing id={expulsionId} />}
      {steps.length > 0 && <Steps steps={steps} mayWrite={mayAppeal} />}
      <Section title={t('decisions.files')}>
        {decision.files.length === 0 && <p className={styles.text}>{t('decisions.noFiles')}</p>}
        <ProcedureFiles owner="decisions" id={decision.id} of={decision.number} files={decision.files} mayWrite={mayAppeal || mayAnnul} />
      </Section>
    </>
  )
}

/** To the application on which it was made, and to the organisation. */
function Ways({ decision: { applicationId, organisationId } }: Pick<DecisionRecord, 'decision'>) {
  const t = useText()
  const lang = useLanguage()
  const mayReadOrganisation = useCan('organisation.read')
  return (
    <p className={styles.acts}>
      {applicationId !== null && (
        <TextLink to="/$lang/members/applications/$id" params={{ lang, id: applicationId }} search={{ tab: 'decision' }}>
          {t('decisions.application')}
        </TextLink>
      )}
      {organisationId !== null && mayReadOrganisation && (
        <TextLink to="/$lang/organisations/$id" params={{ lang, id: organisationId }}>
          {t('decisions.organisation')}
        </TextLink>
      )}
    </p>
  )
}

function Hearing({ id }: { readonly id: string }) {
  const { data } = useQuery(expulsionsQuery)
  const found = data?.memberExpulsions.find((each) => each.id === id)
  return found ? <Heard expulsion={found} /> : null
}

/** How a member that was expelled was heard, and by which votes it was decided. */
function Heard({ expulsion }: { readonly expulsion: Expulsion }) {
  const t = useText()
  const format = useFormat()
  const { grounds, hearingUntil, statement, statementOn, statementName, participants, votesFor, votesAgainst, votesAbstain, files } = expulsion
  return (
    <Section title={t('expel.heard')}>
      <p className={styles.text}>{t('expel.grounds', { grounds })}</p>
      <p className={styles.text}>{t('expel.until', { day: format.day(hearingUntil) })}</p>
      <p className={styles.text}>{statementOn === null ? t('expel.noAnswer') : t('expel.answer', { name: statementName, day: format.day(statementOn), statement })}</p>
      <p>{t('decide.votesOf', { votesFor: votesFor ?? 0, votesAgainst: votesAgainst ?? 0, votesAbstain: votesAbstain ?? 0 })}</p>
      <ul className={styles.files} aria-label={t('decide.record.participants')}>
        {participants.map(({ name, userId, isRecused, conflict }) => (
          <li key={userId ?? name}>{isRecused ? t('decide.recused', { name, conflict }) : name}</li>
        ))}
      </ul>
      <ProcedureFiles owner="expulsions" id={expulsion.id} of={t('expel.title')} files={files} mayWrite={false} />
    </Section>
  )
}
