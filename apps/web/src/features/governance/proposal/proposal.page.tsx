/** One proposal: what it says, what members would change in it, who objects, and what became of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Discussion } from '../../../app/discussion.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { AgreementBody } from '../agreement/agreement-words.js'
import { MeetingsAbout } from '../meeting/meetings-about.js'
import { Amendments } from './amendments.js'
import { Objections } from './objections.js'
import { Parties } from '../party/parties.js'
import { isNothing } from '../written-fields.js'
import { MoveDialog } from './move-dialog.js'
import { type Proposal, proposalQuery } from './proposal.operations.js'
import { ProposalsCrumb, ProposalStateMark, useMatterName } from './proposal-words.js'
import styles from '../governance.module.css'

export function ProposalPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneProposal id={id ?? ''} />
}

export function OneProposal({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(proposalQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded proposal={data.proposal} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('proposal.missing')} breadcrumb={[<ProposalsCrumb key="list" />]} />
      <EmptyState title={t('proposal.missingText')} />
    </>
  )
}

function Loaded({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const [latest] = proposal.versions
  const text = latest && pickText(latest.content, language)
  return (
    <>
      <PageHeader title={pick(proposal.title)} breadcrumb={[<ProposalsCrumb key="list" />]} meta={<ProposalStateMark state={proposal.state} />} actions={<Acts proposal={proposal} />} />
      <Facts proposal={proposal} />
      <Section title={t('proposal.text')} note={latest && proposal.versions.length > 1 ? t('proposal.versionNumber', { number: latest.number }) : undefined}>
        {text?.text ? <AgreementBody text={text.text} language={text.lang} /> : <p>{t('proposal.noText')}</p>}
        <Options proposal={proposal} />
      </Section>
      <Ballots proposal={proposal} />
      <MeetingsAbout subjectId={proposal.id} />
      {proposal.versions.length > 1 && <Versions proposal={proposal} />}
      {proposal.state !== 'draft' && <Amendments proposal={proposal} />}
      {proposal.kind === 'consent' && proposal.state !== 'draft' && <Objections proposal={proposal} />}
      <Parties subjectId={proposal.id} revision={proposal.version} />
      <Discussion subjectType="proposal" subjectId={proposal.id} />
    </>
  )
}

/** What can be done with it now; what stands in the way is told in the dialog of the step. */
function Acts({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const lang = useLanguage()
  const [action, setAction] = useState<Proposal['steps'][number]['action'] | null>(null)
  const step = proposal.steps.find((each) => each.action === action)
  // A ballot is opened on what waits for a vote, as long as there is none.
  const mayVote = useCan('ballot.manage') && proposal.steps.some((each) => (each.action === 'vote' || each.action === 'adopt') && each.blockedBy.length === 0) && !proposal.ballots.some((each) => each.state === 'draft' || each.state === 'announced' || each.state === 'open')
  // One filled button: the first step onwards that nothing stands in the way of.
  const next = mayVote ? undefined : proposal.steps.find((each) => each.action !== 'reopen' && each.action !== 'withdraw' && each.blockedBy.length === 0)
  return (
    <>
      {proposal.mayEdit && (
        <ButtonLink to="/$lang/governance/proposals/$id/edit" params={{ lang, id: proposal.id }}>
          {t(proposal.state === 'draft' ? 'proposal.edit.open' : 'proposal.revise.open')}
        </ButtonLink>
      )}
      {mayVote && (
        <ButtonLink variant="primary" to="/$lang/governance/ballots/new" params={{ lang }} search={{ proposal: proposal.id }}>
          {t('proposal.ballot.open')}
        </ButtonLink>
      )}
      {proposal.steps.map((each) => (
        <Button key={each.action} variant={each.action === 'withdraw' ? 'quiet' : each === next ? 'primary' : undefined} onClick={() => setAction(each.action)}>
          {t(`proposal.step.${each.action}`)}
        </Button>
      ))}
      {step && <MoveDialog proposal={proposal} step={step} onClose={() => setAction(null)} />}
    </>
  )
}

function Facts({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const matterName = useMatterName()
  const { kind, body, organisation, unit, matter, charterNumber, discussUntil, objectUntil, openedOn, closedOn, endedOn, outcome } = proposal
  const day = (of: string | null) => (of === null ? '' : format.day(of))
  const facts: readonly (readonly [name: string, text: string])[] = [
    [t('proposal.field.kind'), t(`proposal.kind.${kind}`)],
    [t('proposal.field.body'), pick(body.name)],
    [t('proposal.field.matter'), matterName(matter, proposal.matterName)],
    [t('proposal.field.charter'), charterNumber === null ? '' : t('proposal.charterNumber', { number: charterNumber })],
    [t('proposal.field.organisation'), pick(organisation.name)],
    [t('proposal.field.unit'), pick(unit.name)],
    [t('proposal.field.openedOn'), day(openedOn)],
    [t('proposal.field.discussUntil'), day(discussUntil)],
    [t('proposal.field.objectUntil'), day(objectUntil)],
    [t('proposal.field.closedOn'), day(closedOn)],
    [t('proposal.field.endedOn'), day(endedOn)]
  ]
  return (
    <dl className={styles.facts}>
      {!isNothing(outcome) && (
        <div>
          <dt>{t('proposal.field.outcome')}</dt>
          <dd className={styles.statement}>
            <Localized text={outcome} />
          </dd>
        </div>
      )}
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

/** The ballots on it; the count of the last one says what came of it. */
function Ballots({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  if (proposal.ballots.length === 0) return null
  return (
    <Section title={t('proposal.ballots')}>
      <ul className={styles.list}>
        {proposal.ballots.map(({ id, title, state, closesAt, outcome }) => (
          <li key={id}>
            <TextLink to="/$lang/governance/ballots/$id" params={{ lang, id }}>
              {pick(title)}
            </TextLink>{' '}
            · {outcome === null ? t(`ballot.state.${state}`) : t(`ballot.outcome.${outcome}`)} · {format.instant(String(closesAt))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Options({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const pick = useLocalized()
  const [latest] = proposal.versions
  if (!latest || latest.options.length === 0) return null
  return (
    <>
      <h3>{t(`proposal.options.${proposal.kind === 'election' ? 'people' : 'title'}`)}</h3>
      {latest.seats > 1 && <p>{t('proposal.seatsText', { count: latest.seats })}</p>}
      <ol className={styles.list}>
        {latest.options.map(({ key, title }) => (
          <li key={key}>{pick(title)}</li>
        ))}
      </ol>
    </>
  )
}

/** The texts before this one, each with why it was changed, and what differs from the next. */
function Versions({ proposal }: { readonly proposal: Proposal }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  return (
    <Section title={t('proposal.versions')} note={t('proposal.versionsNote')}>
      <ul className={styles.list}>
        {proposal.versions.map(({ number, why, madeAt }) => (
          <li key={number}>
            {t('proposal.versionNumber', { number })} · {format.instant(String(madeAt))}
            {why !== '' && <span className={styles.below}>{why}</span>}
            {number > 1 && (
              <>
                {' '}
                <TextLink to="/$lang/governance/proposals/$id/compare" params={{ lang, id: proposal.id }} search={{ from: number - 1, to: number }}>
                  {t('proposal.compare.open', { number })}
                </TextLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
