/** One ballot: what is voted on, by which rules, who may vote, one's own vote, and what came of it. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { clockReasons } from '@solmu/domain/governance/ballot.js'
import { charterVersionName } from '@solmu/domain/governance/charter.js'
import type { BallotLog } from '@solmu/domain/governance/ballot-log.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Localized } from '../../../ui/localized.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { MeetingsAbout } from '../meeting/meetings-about.js'
import { Parties } from '../party/parties.js'
import { ReceiptCheck } from './ballot-check.js'
import { type BallotAct, BallotDialog } from './ballot-dialogs.js'
import { DecisionDialog } from './ballot-decision.js'
import { TieDialog } from './ballot-tie.js'
import { BallotResults } from './ballot-result.js'
import { BallotVotes } from './ballot-vote.js'
import { BallotsCrumb, BallotStateMark } from './ballot-words.js'
import { type Ballot, type BallotDetail, ballotQuery, type BallotSeat } from './ballot.operations.js'
import styles from '../governance.module.css'

export function BallotPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneBallot id={id} />
}

export function OneBallot({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(ballotQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded detail={data.ballot} onDone={() => void refetch()} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('ballot.missing')} breadcrumb={[<BallotsCrumb key="list" />]} />
      <EmptyState title={t('ballot.missingText')} />
    </>
  )
}

function Loaded({ detail, onDone }: { readonly detail: BallotDetail; readonly onDone: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const mayAudit = useCan('audit.read')
  const { ballot, roll } = detail
  const log = detail.log === null ? null : (JSON.parse(detail.log) as BallotLog)
  return (
    <>
      <PageHeader title={pick(ballot.title)} breadcrumb={[<BallotsCrumb key="list" />]} meta={<BallotStateMark ballot={ballot} />} actions={<Acts {...{ detail, log, onDone }} />} />
      <Facts ballot={ballot} />
      <Links ballot={ballot} />
      <Held ballot={ballot} />
      <BallotVotes {...{ detail, onDone }} />
      {log && <BallotResults {...{ detail, log }} />}
      <Parties subjectId={subjectOf(ballot)} revision={ballot.version} />
      {ballot.secrecy === 'secret' && ballot.openedAt !== null && <ReceiptCheck {...{ detail, log }} />}
      {roll.length > 0 && (
        <Section title={t('ballot.roll.title')} note={t('ballot.roll.note')}>
          <Roll roll={roll} secrecy={ballot.secrecy} />
        </Section>
      )}
      <MeetingsAbout subjectId={ballot.id} />
      {mayAudit && (
        <div data-print="never">
          <Section title={t('ballot.history')}>
            <RecordHistory subjectType="ballot" subjectId={ballot.id} />
          </Section>
        </div>
      )}
    </>
  )
}

function EditLink({ ballot: { id, state, mayManage } }: { readonly ballot: Ballot }) {
  const t = useText()
  const lang = useLanguage()
  if (!mayManage || state !== 'draft') return null
  return (
    <ButtonLink to="/$lang/governance/ballots/$id/edit" params={{ lang, id }}>
      {t('ballot.edit.open')}
    </ButtonLink>
  )
}

function Acts({ detail, log, onDone }: { readonly detail: BallotDetail; readonly log: BallotLog | null; readonly onDone: () => void }) {
  const t = useText()
  const [act, setAct] = useState<Act | null>(null)
  const { ballot, roll } = detail
  const close = () => {
    setAct(null)
    onDone()
  }
  const can = (action: string): boolean => ballot.steps.some((step) => step.action === action && step.blockedBy.length === 0)
  return (
    <>
      <EditLink ballot={ballot} />
      {(['announce', 'open', 'count'] as const).filter(can).map((step) => (
        <Button key={step} variant="primary" onClick={() => setAct(step)}>
          {t(`ballot.step.${step}`)}
        </Button>
      ))}
      <WhileOpen {...{ ballot, roll, setAct }} />
      {can('cancel') && <Button variant="quiet" onClick={() => setAct('cancel')}>{t('ballot.step.cancel')}</Button>}
      {log && <AfterCount {...{ ballot, roll, log, act, setAct }} onClose={close} />}
      {act !== 'decide' && act !== 'tie' && <BallotDialog {...{ act, detail }} onClose={close} />}
    </>
  )
}

type Act = BallotAct | 'decide' | 'tie'
type CountedProps = { readonly ballot: Ballot; readonly roll: BallotDetail['roll']; readonly log: BallotLog; readonly act: Act | null; readonly setAct: (act: Act) => void; readonly onClose: () => void }

/** What is done about a result. */
function AfterCount({ ballot, roll, log, act, setAct, onClose }: CountedProps) {
  const t = useText()
  return (
    <>
      {ballot.mayRecordDecision && <Button variant="primary" onClick={() => setAct('decide')}>{t('ballot.decision.open')}</Button>}
      {ballot.breaksTie !== null && <Button variant="primary" onClick={() => setAct('tie')}>{t('ballot.tieBreak.open')}</Button>}
      {act === 'decide' && <DecisionDialog {...{ ballot, log, onClose }} />}
      {act === 'tie' && <TieDialog {...{ ballot, roll, log, onClose }} />}
    </>
  )
}

/** What happens while votes are taken, or will be. */
function WhileOpen({ ballot, roll, setAct }: Pick<BallotDetail, 'ballot' | 'roll'> & { readonly setAct: (act: BallotAct) => void }) {
  const t = useText()
  if (!ballot.mayManage || !(ballot.takesBallots || ballot.state === 'announced')) return null
  return (
    <>
      {ballot.options.some(({ isWithdrawn }) => !isWithdrawn) && <Button onClick={() => setAct('withdraw')}>{t('ballot.withdraw.open')}</Button>}
      {roll.some(({ hasVoted, recusedReason }) => !hasVoted && recusedReason === '') && <Button onClick={() => setAct('recuse')}>{t('ballot.recuse.open')}</Button>}
    </>
  )
}

/** About what parties are asked: what it is on, or the ballot itself. */
const subjectOf = ({ id, proposal, amendment }: Ballot): string => proposal?.id ?? amendment?.id ?? id

/** What it has carried decides nothing yet. */
function Held({ ballot: { isHeld } }: { readonly ballot: Ballot }) {
  const t = useText()
  return isHeld && <FormNotice title={t('ballot.heldTitle')}>{t('ballot.held')}</FormNotice>
}

/** What it is on, and the decision in which it ended. */
function Links({ ballot: { proposal, amendment, decision } }: { readonly ballot: Ballot }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  if (!proposal && !amendment && !decision) return null
  return (
    <p>
      {proposal && (
        <TextLink to="/$lang/governance/proposals/$id" params={{ lang, id: proposal.id }}>
          {t('ballot.onProposal', { name: pick(proposal.title) })}
        </TextLink>
      )}
      {amendment && (
        <TextLink to="/$lang/governance/charter" params={{ lang }} search={{ version: amendment.number }}>
          {pick(charterVersionName(amendment.number))}
        </TextLink>
      )}
      {decision && (
        <>
          {' '}
          <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id: decision.id }}>
            {t('ballot.decision.link', { number: decision.number })}
          </TextLink>
        </>
      )}
    </p>
  )
}

/** When it was or will be announced, opened and closed. */
function useTimes({ opensAt, closesAt, announcedAt, openedAt, effectiveFrom }: Ballot) {
  const t = useText()
  const format = useFormat()
  return [
    [t('ballot.field.announcedAt'), announcedAt === null ? '' : format.instant(announcedAt)],
    [t('ballot.field.opensAt'), opensAt === null || openedAt !== null ? '' : format.instant(opensAt)],
    [t('ballot.field.openedAt'), openedAt === null ? '' : format.instant(openedAt)],
    [t('ballot.field.closesAt'), format.instant(closesAt)],
    [t('ballot.field.effectiveFrom'), effectiveFrom === null ? '' : format.day(effectiveFrom)]
  ] as const
}

/** What is fixed of the charter; nothing of a draft. */
function useRules({ rule, method, mayChange, lotCommitment, rollCount }: Ballot) {
  const t = useText()
  if (!rule) return []
  const majority = { share: t(`ballot.share.${rule.share}`), of: t(`ballot.of.${rule.of}`), abstentions: t(`ballot.abstentions.${rule.abstentions}`) }
  return [
    [t('ballot.field.majority'), method === 'yes_no' ? t('ballot.majorityText', majority) : ''],
    // How many that are is known once the roll is frozen.
    [t('ballot.field.quorum'), rollCount === 0 ? '' : t('ballot.quorumText', { count: rule.quorumNeeded })],
    [t('ballot.field.tie'), t(`ballot.tie.${rule.tie}`)],
    [t('ballot.field.mayChange'), t(mayChange ? 'ballot.changeable' : 'ballot.unchangeable')],
    [t('ballot.field.lot'), lotCommitment ?? '']
  ] as const
}

function Facts({ ballot }: { readonly ballot: Ballot }) {
  const t = useText()
  const pick = useLocalized()
  const [times, rules] = [useTimes(ballot), useRules(ballot)]
  const { body, method, secrecy, options, seats, endReason } = ballot
  const facts: readonly (readonly [name: string, text: ReactNode])[] = [
    [t('ballot.field.description'), pick(ballot.description) && <Localized text={ballot.description} />],
    [t('ballot.field.body'), pick(body.name)],
    [t('ballot.field.method'), t(`ballot.method.${method}`)],
    [t('ballot.field.secrecy'), t(`ballot.secrecy.${secrecy}`)],
    [t('ballot.field.options'), options.map(({ name, isWithdrawn }) => (isWithdrawn ? t('ballot.withdrawn', { name: pick(name) }) : pick(name))).join(', ')],
    [t('ballot.field.seats'), method === 'yes_no' ? '' : String(seats)],
    ...times,
    [t('ballot.field.endReason'), clockReasons.some((reason) => reason === endReason) ? t(`ballot.givenUp.${endReason}`) : endReason],
    ...rules
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

function Roll({ roll, secrecy }: { readonly roll: readonly BallotSeat[]; readonly secrecy: Ballot['secrecy'] }) {
  const t = useText()
  const pick = useLocalized()
  const standing = ({ recusedReason, hasVoted }: BallotSeat): string => {
    if (recusedReason !== '') return t('ballot.recused', { reason: recusedReason })
    return t(hasVoted ? `ballot.voted.${secrecy}` : 'ballot.notVoted')
  }
  const columns: readonly Column<BallotSeat>[] = [
    { id: 'name', header: t('ballot.field.voter'), cell: ({ name }) => pick(name) },
    { id: 'weight', header: t('ballot.field.weight'), isNumeric: true, cell: ({ weight }) => weight },
    { id: 'standing', header: t('ballot.field.voted'), phone: 'figure', cell: standing }
  ]
  return <DataTable caption={t('ballot.roll.title')} columns={columns} rows={roll} rowKey={({ id }) => id} empty={null} />
}
