/** Whom the charter asks beside the voters: whose consent is needed, who may veto, what they have answered, and in which way. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type Asked, GiveDialog, RecordDialog } from './party-dialogs.js'
import { type AskedParty, partyAnswersQuery } from './party.operations.js'
import styles from '../governance.module.css'

/**
 * @param props.subjectId a proposal, an amendment to the charter, a ballot that is on neither, an item of a meeting or the choice of a centre
 * @param props.revision of the record that it stands on: whoever is asked may no longer be so once that has changed
 * @param props.level of the heading: 2, or 4 below an item
 */
export function Parties({ subjectId, revision, level = 2 }: { readonly subjectId: string; readonly revision: number | string; readonly level?: 2 | 4 }) {
  const t = useText()
  const client = useApolloClient()
  const { data, refetch } = useQuery(partyAnswersQuery, { variables: { subjectId }, fetchPolicy: 'cache-and-network' })
  const read = useRef(revision)
  useEffect(() => {
    if (read.current === revision) return
    read.current = revision
    void refetch()
  }, [revision, refetch])
  const [recorded, setRecorded] = useState<AskedParty | null>(null)
  const [given, setGiven] = useState<Asked | null>(null)
  if (!data || data.partyAnswers.parties.length === 0) return null
  const { parties, isWaiting, mayRecord } = data.partyAnswers
  const close = () => {
    setRecorded(null)
    setGiven(null)
    // What can be done about the matter may have changed.
    void client.refetchQueries({ include: 'active' })
  }
  return (
    <Section level={level} title={t('party.title')} note={t('party.note')}>
      {parties.map((each) => (
        <OneParty key={each.party} asked={each} {...{ isWaiting, mayRecord, level }} onRecord={() => setRecorded(each)} onGive={(voice) => setGiven({ subjectId, voice, party: each.party, demand: each.demand })} />
      ))}
      {recorded && <RecordDialog subjectId={subjectId} asked={recorded} onClose={close} />}
      {given && <GiveDialog asked={given} onClose={close} />}
    </Section>
  )
}

interface PartyProps {
  readonly asked: AskedParty
  readonly isWaiting: boolean
  readonly mayRecord: boolean
  readonly level: 2 | 4
  readonly onRecord: () => void
  readonly onGive: (voice: AskedParty['mine'][number]) => void
}

function OneParty({ asked, isWaiting, mayRecord, level, onRecord, onGive }: PartyProps) {
  const t = useText()
  const pick = useLocalized()
  const { party, demand, answer, said, mine, voices, voiceRule } = asked
  const Heading = level === 2 ? 'h3' : 'h5'
  const earlier = said.filter(({ isLast }) => !isLast)
  return (
    <article className={styles.paper}>
      <Heading>{t(`party.name.${party}`)}</Heading>
      <p>
        <Status status={partyStatus(asked, isWaiting)} label={t(`party.says.${demand}.${answer ?? 'silent'}`)} />
      </p>
      {isWaiting && voices.length > 1 && (
        <p className={styles.below}>
          {t(`party.voices.${demand}.${voiceRule}`, { names: voices.map(({ name }) => pick(name)).join(', '), count: voices.length })}
        </p>
      )}
      {isWaiting && voices.length === 0 && said.length === 0 && <p className={styles.below}>{t('party.paperOnly')}</p>}
      {said.filter(({ isLast }) => isLast).map((each) => (
        <OneAnswer key={each.id} said={each} demand={demand} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>{t('party.earlier')}</summary>
          {earlier.map((each) => (
            <OneAnswer key={each.id} said={each} demand={demand} />
          ))}
        </details>
      )}
      <div className={styles.acts}>
        {mine.map((voice) => (
          <Button key={voice.id} variant="primary" onClick={() => onGive(voice)}>
            {t('party.giveFor', { party: pick(voice.name) })}
          </Button>
        ))}
        {mayRecord && (
          <Button aria-label={t('party.recordOf', { party: t(`party.name.${party}`) })} onClick={onRecord}>
            {t('party.record')}
          </Button>
        )}
      </div>
    </article>
  )
}

function OneAnswer({ said: { answer, voice, saidOn, saidBy, isOwn, reason }, demand }: { readonly said: AskedParty['said'][number]; readonly demand: AskedParty['demand'] }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <>
      <p className={styles.below}>{[t(`party.says.${demand}.${answer}`), format.day(saidOn), ...(voice ? [pick(voice)] : []), saidBy, t(isOwn ? 'party.own' : 'party.written')].join(' · ')}</p>
      {reason !== '' && <p className={styles.statement}>{reason}</p>}
    </>
  )
}

/** What is not asked for any more is waited for no longer. */
function partyStatus({ answer, isInTheWay }: AskedParty, isWaiting: boolean): StatusName {
  if (answer !== null) return isInTheWay ? 'late' : 'accepted'
  return isInTheWay && isWaiting ? 'submitted' : 'notStarted'
}
