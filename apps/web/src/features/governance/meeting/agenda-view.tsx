/** The agenda as it is read: what is proposed in each item, its papers, and what came of it. */
import { isDecided } from '@solmu/domain/governance/meeting.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { AmendmentText } from './amendment-text.js'
import { OutcomeMark } from './meeting-words.js'
import type { Meeting, MeetingItem } from './meeting.operations.js'
import { Parties } from '../party/parties.js'
import { PaperList } from './papers.js'
import { ProposalText } from './proposal-text.js'
import styles from './meeting.module.css'
import governance from '../governance.module.css'

export function AgendaView({ meeting }: { readonly meeting: Meeting }) {
  return (
    <ol className={styles.items}>
      {meeting.items.map((item) => (
        <li key={item.id} className={styles.item}>
          <ItemHead item={item} />
          <ItemBody item={item} />
          <ItemParties meeting={meeting} item={item} />
          <PaperList meeting={meeting} papers={item.papers} />
        </li>
      ))}
    </ol>
  )
}

/** Whom the charter asks about an item that is about nothing else (its decision, once recorded, leaves the meeting's revision as it was); what is about a proposal, an amendment or a ballot asks on the page of that. */
function ItemParties({ meeting: { state, revision }, item: { id, kind, proposal, amendment, ballot, decision, isHeld } }: { readonly meeting: Meeting; readonly item: MeetingItem }) {
  const t = useText()
  const isOwn = isDecided(kind) && !proposal && !amendment && !ballot && state !== 'draft' && state !== 'cancelled'
  return (
    <>
      {isHeld && <p className={governance.late}>{t('meeting.item.held')}</p>}
      {isOwn && <Parties subjectId={id} revision={`${revision} ${decision?.id ?? ''}`} level={4} />}
    </>
  )
}

/** The number and title of an item, in which way it is dealt with, and what came of it. */
export function ItemHead({ item: { position, title, kind, outcome } }: { readonly item: MeetingItem }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      <h3>
        {position}. {pick(title)}
      </h3>
      <p className={styles.meta}>
        <span>{t(`meeting.item.kind.${kind}`)}</span>
        {outcome && <OutcomeMark outcome={outcome} />}
      </p>
    </>
  )
}

function ItemBody({ item: { proposalText, proposal, amendment, effectiveFrom, ballot, decision, votes } }: { readonly item: MeetingItem }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const text = pick(proposalText)
  return (
    <>
      {text !== '' && <p className={governance.statement}>{text}</p>}
      {proposal && <ProposalText proposal={proposal} />}
      {amendment && <AmendmentText {...{ amendment, effectiveFrom }} />}
      {votes && <p>{t('meeting.item.votes', { inFavour: votes.for, against: votes.against, abstain: votes.abstain })}</p>}
      <ul className={styles.links}>
        {ballot && (
          <li>
            {t('meeting.item.ballot')}{' '}
            <TextLink to="/$lang/governance/ballots/$id" params={{ lang, id: ballot.id }}>
              {pick(ballot.title)}
            </TextLink>{' '}
            <BallotResult ballot={ballot} />
          </li>
        )}
        {decision && (
          <li>
            {t('meeting.item.decision')}{' '}
            <TextLink to="/$lang/governance/decisions/$id" params={{ lang, id: decision.id }}>
              {[decision.number, pick(decision.title)].filter(Boolean).join(' ')}
            </TextLink>
          </li>
        )}
      </ul>
    </>
  )
}

/** What came of a ballot, with the votes where it asked yes or no. */
export function BallotResult({ ballot: { outcome, votes } }: { readonly ballot: NonNullable<MeetingItem['ballot']> }) {
  const t = useText()
  const said = [outcome && t(`ballot.outcome.${outcome}`), votes && t('meeting.item.votes', { inFavour: votes.for, against: votes.against, abstain: votes.abstain })]
  return <span className={governance.below}>{said.filter(Boolean).join(' · ')}</span>
}
