/** One membership: where it stands, what can be done and what is in the way, what it gives and asks, and what happened to it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isMember, rightsOf } from '@solmu/domain/onboarding/membership.js'
import { addDays } from '@solmu/shared/dates.js'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ExpulsionSection } from '../decision/expulsion-section.js'
import { PlansOfMember } from '../plan/plans-of-member.js'
import { LeavingSection } from './leaving-section.js'
import { MembersCrumb, MembershipStateMark, useSpanText } from './membership-words.js'
import { type MembershipEvent, membershipQuery, type WholeMembership } from './membership.operations.js'
import { NoticeDialog } from './notice-dialog.js'
import { type SimpleStep, simpleSteps, StepDialog } from './step-dialog.js'
import styles from './membership.module.css'

export function MembershipPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneMembership id={id ?? ''} />
}

export function OneMembership({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(membershipQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded membership={data.membership} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('membership.missing')} breadcrumb={[<MembersCrumb key="list" />]} />
      <EmptyState title={t('membership.missingText')} />
    </>
  )
}

function Loaded({ membership }: { readonly membership: WholeMembership }) {
  const t = useText()
  const pick = useLocalized()
  const mayReadPlans = useCan('plan.read')
  const { annulledOn, annulledReason } = membership.decision
  return (
    <>
      <PageHeader title={pick(membership.organisation.name)} breadcrumb={[<MembersCrumb key="list" />]} meta={<MembershipStateMark state={membership.state} />} actions={<Acts membership={membership} />} />
      {annulledOn !== null && (
        <FormNotice title={t('membership.annulled')}>
          <p>{annulledReason}</p>
        </FormNotice>
      )}
      <Leaving membership={membership} />
      <Blocked membership={membership} />
      <Facts membership={membership} />
      {membership.endsOn !== null && <LeavingSection membership={membership} />}
      {mayReadPlans && <PlansOfMember membershipId={membership.id} />}
      <ExpulsionSection membershipId={membership.id} mayPropose={membership.outlook.mayManage && isMember(membership.state)} />
      <Rights membership={membership} />
      <Events membership={membership} />
      <Discussion subjectType="membership" subjectId={membership.id} />
      <div data-print="never">
        <Section title={t('membership.history')}>
          <RecordHistory subjectType="membership" subjectId={membership.id} />
        </Section>
      </div>
    </>
  )
}

/** How a membership ended, or will: by notice, by a decision, or since its admission did not stand. */
function useEndText() {
  const t = useText()
  const format = useFormat()
  return ({ state, endsOn, events }: Pick<WholeMembership, 'state' | 'events'> & { readonly endsOn: string }): string => {
    if (state === 'expelled' || state === 'lapsed') return t(`membership.${state}`, { day: format.day(endsOn) })
    if (events.at(-1)?.kind === 'expel') return t('membership.expelling', { day: format.day(endsOn) })
    return t(isMember(state) ? 'membership.leaves' : 'membership.gone', { day: format.day(addDays(endsOn, -1)) })
  }
}

/** When somebody leaves, and that their figures stay. */
function Leaving({ membership: { state, endsOn, events, outlook } }: { readonly membership: WholeMembership }) {
  const t = useText()
  const endText = useEndText()
  if (endsOn === null) return null
  const isGone = !isMember(state)
  return (
    <FormNotice title={endText({ state, endsOn, events })}>
      {!isGone && outlook.openReturns > 0 && <p>{t('membership.notice.openReturns', { count: outlook.openReturns })}</p>}
      <p>{t('membership.notice.dataStays')}</p>
    </FormNotice>
  )
}

/** What stands in the way of becoming active, by the same function by which the API refuses. */
function Blocked({ membership: { outlook } }: { readonly membership: WholeMembership }) {
  const t = useText()
  const pick = useLocalized()
  const blocked = outlook.steps.find(({ action, isAllowed }) => (action === 'activate' || action === 'reinstate') && !isAllowed)
  if (!blocked) return null
  return (
    <FormNotice title={t(`membership.blocked.${blocked.action === 'activate' ? 'activate' : 'reinstate'}`)}>
      <ul className={styles.list} id="membership-blocked">
        {blocked.blockedBy.map((guard) => (
          <li key={guard}>
            {t(`membership.guard.${guard}`, { count: guard === 'tasks_done' ? outlook.openTasks : outlook.missingAgreements.length })}
            {guard === 'agreements_accepted' && `: ${outlook.missingAgreements.map(({ title }) => pick(title)).join(', ')}`}
          </li>
        ))}
      </ul>
    </FormNotice>
  )
}

const isSimple = (action: string): action is SimpleStep => (simpleSteps as readonly string[]).includes(action)

function Acts({ membership }: { readonly membership: WholeMembership }) {
  const t = useText()
  const [chosen, choose] = useState<SimpleStep | 'give_notice' | null>(null)
  const { steps, mayManage, hasMandate } = membership.outlook
  const close = () => choose(null)
  return (
    <>
      {steps.map(({ action, isAllowed }) => {
        if (action === 'give_notice')
          return (
            (mayManage || hasMandate) && (
              <Button key={action} onClick={() => choose('give_notice')}>
                {t('membership.notice.open')}
              </Button>
            )
          )
        return (
          isSimple(action) && (
            <Button key={action} variant={action === 'activate' ? 'primary' : undefined} disabled={!isAllowed} aria-describedby={isAllowed ? undefined : 'membership-blocked'} onClick={() => choose(action)}>
              {t(`membership.step.${action}.open`)}
            </Button>
          )
        )
      })}
      {chosen === 'give_notice' && <NoticeDialog membership={membership} onClose={close} />}
      {chosen !== null && chosen !== 'give_notice' && <StepDialog step={chosen} membership={membership} onClose={close} />}
    </>
  )
}

function Facts({ membership }: { readonly membership: WholeMembership }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const spanText = useSpanText()
  const mayReadOrganisation = useCan('organisation.read')
  const { organisation, centre, decision, units } = membership
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('membership.list.since')}</dt>
        <dd>{spanText(membership)}</dd>
      </div>
      <div>
        <dt>{t('membership.list.decision')}</dt>
        <dd>{t(decision.isFounding ? 'membership.decision.founding' : 'membership.decision.admitted', { number: decision.number, day: format.day(decision.decidedOn) })}</dd>
      </div>
      <div>
        <dt>{t('membership.list.centre')}</dt>
        <dd>
          <TextLink to="/$lang/units/$id" params={{ lang, id: centre.id }}>
            {pick(centre.name)}
          </TextLink>
        </dd>
      </div>
      <div>
        <dt>{t('membership.list.businessId')}</dt>
        <dd>
          {organisation.businessId ?? t('membership.none')}
          {mayReadOrganisation && (
            <>
              {' · '}
              <TextLink to="/$lang/organisations/$id" params={{ lang, id: organisation.id }}>
                {t('membership.organisation')}
              </TextLink>
            </>
          )}
        </dd>
      </div>
      <Papers organisationId={organisation.id} name={pick(organisation.name)} />
      <div>
        <dt>{t('membership.units')}</dt>
        <dd>
          {units.length === 0 && t('membership.noUnits')}
          {units.map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && ', '}
              <TextLink to="/$lang/units/$id" params={{ lang, id }}>
                {pick(name)}
              </TextLink>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  )
}

/** Where its agreements and mandates are kept. */
function Papers({ organisationId, name }: { readonly organisationId: string; readonly name: string }) {
  const t = useText()
  const lang = useLanguage()
  const [mayReadAgreements, mayReadMandates] = [useCan('agreement.read'), useCan('mandate.read')]
  if (!mayReadAgreements && !mayReadMandates) return null
  return (
    <div>
      <dt>{t('membership.papers')}</dt>
      <dd>
        {mayReadAgreements && (
          <TextLink to="/$lang/agreements/matrix" params={{ lang }} search={{ q: name }}>
            {t('membership.agreements')}
          </TextLink>
        )}
        {mayReadAgreements && mayReadMandates && ' · '}
        {mayReadMandates && (
          <TextLink to="/$lang/mandates" params={{ lang }} search={{ organisation: organisationId }}>
            {t('membership.mandates')}
          </TextLink>
        )}
      </dd>
    </div>
  )
}

/** What follows from the state: what the member has, and what it owes. */
function Rights({ membership: { state } }: { readonly membership: WholeMembership }) {
  const t = useText()
  const { benefits, obligations } = rightsOf(state)
  const lists = [
    ['membership.benefits', benefits.map((each) => t(`membership.benefit.${each}`))],
    ['membership.obligations', obligations.map((each) => t(`membership.obligation.${each}`))]
  ] as const
  return (
    <Section title={t('membership.rights')} note={t('membership.rightsNote', { state: t(`membership.state.${state}`) })}>
      {lists.map(([title, words]) => (
        <div key={title}>
          <h3>{t(title)}</h3>
          {words.length === 0 ? (
            <p>{t('membership.noBenefits')}</p>
          ) : (
            <ul className={styles.list}>
              {words.map((word) => (
                <li key={word}>{word}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </Section>
  )
}

function Events({ membership: { events } }: { readonly membership: WholeMembership }) {
  const t = useText()
  const format = useFormat()
  const columns: readonly Column<MembershipEvent>[] = [
    { id: 'day', header: t('membership.event.day'), cell: ({ effectiveOn }) => format.day(effectiveOn) },
    {
      ...{ id: 'what', header: t('membership.event.what') },
      cell: ({ kind, endsOn, reason, reference, manner }) => (
        <>
          {t(`membership.event.${kind}`)}
          <span className={styles.below}>
            {[
              kind === 'give_notice' && endsOn !== null ? t('membership.event.lastDay', { day: format.day(addDays(endsOn, -1)) }) : '',
              manner === null ? '' : t(`membership.manner.${manner}`),
              reference,
              reason
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )
    },
    { id: 'who', header: t('membership.event.who'), cell: ({ actorName, recordedAt }) => [actorName, format.instant(recordedAt)].filter(Boolean).join(', ') }
  ]
  return (
    <Section title={t('membership.events')}>
      <DataTable caption={t('membership.events')} columns={columns} rows={[...events].reverse()} rowKey={({ id }) => id} />
    </Section>
  )
}
