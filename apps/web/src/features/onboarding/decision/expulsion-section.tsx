/** On the page of a member: that it be expelled, what it says to it, and what came of it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { firstHearingDay, shortestHearing } from '@solmu/domain/onboarding/expulsion.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { answerExpulsionMutation, dropExpulsionMutation, type Expulsion, expulsionsQuery, proposeExpulsionMutation } from './decision.operations.js'
import { ExpelDialog } from './expel-dialog.js'
import { FieldsDialog } from './fields-dialog.js'
import { ProcedureFiles } from './procedure-files.js'
import styles from './decision.module.css'

interface ExpulsionSectionProps {
  readonly membershipId: string
  /** Whether the viewer looks after a member that can be expelled. */
  readonly mayPropose: boolean
}

const isOpen = ({ standing }: Expulsion): boolean => standing === 'hearing' || standing === 'heard'

export function ExpulsionSection({ membershipId, mayPropose }: ExpulsionSectionProps) {
  const t = useText()
  const { data } = useQuery(expulsionsQuery, { variables: { membershipId }, fetchPolicy: 'cache-and-network' })
  const [isProposing, setProposing] = useState(false)
  const all = data?.memberExpulsions ?? []
  const mayBegin = mayPropose && data !== undefined && !all.some(isOpen)
  if (all.length === 0 && !mayBegin) return null
  return (
    <Section title={t('expel.title')}>
      {all.length === 0 && <p className={styles.text}>{t('expel.none')}</p>}
      {all.map((expulsion) => (
        <OneExpulsion key={expulsion.id} expulsion={expulsion} />
      ))}
      {mayBegin && (
        <p className={styles.acts}>
          <Button onClick={() => setProposing(true)}>{t('expel.propose.open')}</Button>
        </p>
      )}
      {isProposing && <ProposeDialog membershipId={membershipId} onClose={() => setProposing(false)} />}
    </Section>
  )
}

function OneExpulsion({ expulsion }: { readonly expulsion: Expulsion }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { standing, grounds, proposedOn, hearingUntil, statement, statementOn, statementName, statementManner, closedReason, decisionId, files, mayFile } = expulsion
  return (
    <Section level={3} title={t('expel.of', { day: format.day(proposedOn) })} note={t(`expel.standing.${standing}`)}>
      <p className={styles.text}>{t('expel.grounds', { grounds })}</p>
      {isOpen(expulsion) && <p className={styles.text}>{t('expel.until', { day: format.day(hearingUntil) })}</p>}
      <p className={styles.text}>{statementOn === null ? t('expel.noAnswer') : t('expel.answer', { name: statementName, day: format.day(statementOn), statement })}</p>
      {statementManner !== null && <p className={styles.text}>{t(`expel.answer.manner.${statementManner}`)}</p>}
      {closedReason !== '' && <p className={styles.text}>{t('expel.dropped', { reason: closedReason })}</p>}
      {decisionId !== null && (
        <p className={styles.text}>
          <TextLink to="/$lang/members/decisions/$id" params={{ lang, id: decisionId }}>
            {t('expel.decision')}
          </TextLink>
        </p>
      )}
      <ProcedureFiles owner="expulsions" id={expulsion.id} of={t('expel.title')} files={files} mayWrite={mayFile && isOpen(expulsion)} />
      {isOpen(expulsion) && <Acts expulsion={expulsion} />}
    </Section>
  )
}

/** What somebody can do something about, or waits for; that it was answered already is seen above. */
const isTold = (blockedBy: string): boolean => blockedBy === 'hearing_runs' || blockedBy === 'mandate_missing'

function Acts({ expulsion }: { readonly expulsion: Expulsion }) {
  const t = useText()
  const [act, setAct] = useState<string | null>(null)
  const close = () => setAct(null)
  const offered = expulsion.actions.filter(({ blockedBy }) => blockedBy === null || isTold(blockedBy))
  const blocked = offered.filter(({ blockedBy }) => blockedBy !== null)
  return (
    <>
      {blocked.map(({ action, blockedBy }) => (
        <p key={action} id={`expel-blocked-${action}`} className={styles.blocked}>
          {t(`expel.blocked.${blockedBy}`)}
        </p>
      ))}
      <div className={styles.acts}>
        {offered.map(({ action, blockedBy }) => (
          <Button key={action} disabled={blockedBy !== null} aria-describedby={blockedBy === null ? undefined : `expel-blocked-${action}`} onClick={() => setAct(action)}>
            {t(`expel.${action}.open`)}
          </Button>
        ))}
      </div>
      {act === 'answer' && <AnswerDialog expulsion={expulsion} onClose={close} />}
      {act === 'drop' && <DropDialog expulsion={expulsion} onClose={close} />}
      {act === 'decide' && <ExpelDialog expulsion={expulsion} onClose={close} />}
    </>
  )
}

interface ExpulsionDialogProps {
  readonly expulsion: Expulsion
  readonly onClose: () => void
}

function ProposeDialog({ membershipId, onClose }: { readonly membershipId: string; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const soonest = firstHearingDay(today)
  const [propose] = useMutation(proposeExpulsionMutation, { refetchQueries: [expulsionsQuery] })
  return (
    <FieldsDialog
      {...{ prefix: 'propose', recordId: membershipId, title: t('expel.propose.title'), submit: t('expel.propose.submit'), done: t('expel.propose.done'), isDangerous: true, onClose }}
      fields={[
        { name: 'grounds', kind: 'area', label: t('expel.propose.grounds'), help: t('expel.propose.groundsHelp') },
        { name: 'hearingUntil', kind: 'day', label: t('expel.propose.until'), help: t('expel.propose.untilHelp', { count: shortestHearing }), earliest: { day: soonest, text: t('expel.decide.tooEarly', { day: format.day(soonest) }) }, first: format.day(addDays(today, 30)) }
      ]}
      onSend={({ grounds = '', hearingUntil = '' }) => propose({ variables: { input: { membershipId, grounds, hearingUntil } } })}
    >
      <p>{t('expel.propose.text')}</p>
    </FieldsDialog>
  )
}

function AnswerDialog({ expulsion: { id, version, mayFile, hasMandate }, onClose }: ExpulsionDialogProps) {
  const t = useText()
  const [answer] = useMutation(answerExpulsionMutation)
  return (
    <FieldsDialog
      {...{ prefix: 'answer', recordId: id, title: t('expel.answer.title'), submit: t('expel.answer.submit'), done: t('expel.answer.done'), onClose }}
      fields={[
        { name: 'statement', kind: 'area', label: t('expel.answer.statement') },
        ...(mayFile ? [{ name: 'statementName', kind: 'text', label: t('expel.answer.name'), help: t('expel.answer.nameHelp'), isOptional: hasMandate } as const] : [])
      ]}
      onSend={({ statement = '', statementName = '' }) => answer({ variables: { input: { expulsionId: id, expectedVersion: version, statement, statementName } } })}
    >
      <p>{t(hasMandate ? 'expel.answer.signs' : 'expel.answer.records')}</p>
      <p>{t('expel.answer.text')}</p>
    </FieldsDialog>
  )
}

function DropDialog({ expulsion: { id, version }, onClose }: ExpulsionDialogProps) {
  const t = useText()
  const [drop] = useMutation(dropExpulsionMutation)
  return (
    <FieldsDialog
      {...{ prefix: 'drop', recordId: id, title: t('expel.drop.title'), submit: t('expel.drop.submit'), done: t('expel.drop.done'), onClose }}
      fields={[{ name: 'reason', kind: 'area', label: t('expel.drop.reason') }]}
      onSend={({ reason = '' }) => drop({ variables: { input: { expulsionId: id, expectedVersion: version, reason } } })}
    >
      <p>{t('expel.drop.text')}</p>
    </FieldsDialog>
  )
}
