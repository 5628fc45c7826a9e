/** One finding or action: what it is, what is done about it, what shows it, whether it helped, and what has happened. */
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
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { StrandHistory } from '../../../ui/strand.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { StepButtons } from './board.js'
import { Evidence } from './evidence-section.js'
import { EvidenceDialog, NoteDialog } from './improvement-dialogs.js'
import { ImprovementForm } from './improvement-form.js'
import { BoardCrumb, ImprovementLink, ImprovementStateMark, SeverityMark, useAboutText, useDueText, useImprovementTitle } from './improvement-words.js'
import { improvementQuery, type ImprovementRecord } from './improvement.operations.js'
import styles from './improvement.module.css'

export function ImprovementPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneImprovement id={id ?? ''} />
}

export function OneImprovement({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(improvementQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded improvement={data.improvement} />
  if (!error) return <Skeleton withHeading lines={12} />
  return toApiError(error).kind === 'missing' ? <NoImprovement /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

function NoImprovement() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('improvement.missing')} breadcrumb={[<BoardCrumb key="board" />]} />
      <EmptyState
        title={t('improvement.missingText')}
        action={
          <ButtonLink to="/$lang/quality/improvements" params={{ lang }}>
            {t('improvement.toBoard')}
          </ButtonLink>
        }
      />
    </>
  )
}

type Of = { readonly improvement: ImprovementRecord }
type Opened = 'change' | 'note' | 'evidence' | 'action' | null

function Loaded({ improvement }: Of) {
  const [opened, setOpened] = useState<Opened>(null)
  return (
    <>
      <Head improvement={improvement} onChange={() => setOpened('change')} />
      <Facts improvement={improvement} />
      {improvement.text !== '' && <p className={styles.words}>{improvement.text}</p>}
      {improvement.steps.length > 0 && <Plan improvement={improvement} />}
      <Written improvement={improvement} onOpen={setOpened} />
      {opened && <OpenedDialog improvement={improvement} opened={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function Head({ improvement, onChange }: Of & { readonly onChange: () => void }) {
  const t = useText()
  const titleOf = useImprovementTitle()
  const { kind, finding, mayEdit } = improvement
  return (
    <PageHeader
      title={titleOf(improvement, kind)}
      breadcrumb={[<BoardCrumb key="board" />, ...(finding ? [<ImprovementLink key="finding" of={{ ...finding, kind: 'finding' }} />] : [])]}
      meta={<ImprovementStateMark {...improvement} />}
      actions={
        <>
          {mayEdit && <Button onClick={onChange}>{t('improvement.change')}</Button>}
          <StepButtons improvement={improvement} />
        </>
      }
    />
  )
}

/** What is done about it, whether it helped, what shows it and what has happened; whoever may write adds to each. */
function Written({ improvement, onOpen }: Of & { readonly onOpen: (opened: Opened) => void }) {
  const mayClose = useCan('improvement.close')
  const { kind, mayEdit } = improvement
  const writes = (opened: Opened, may: boolean) => (may ? () => onOpen(opened) : undefined)
  return (
    <>
      {kind === 'finding' && <Actions improvement={improvement} onOpen={writes('action', mayEdit)} />}
      <Effect improvement={improvement} />
      <Evidence improvement={improvement} onAdd={writes('evidence', mayEdit)} />
      <Activity improvement={improvement} onNote={writes('note', mayEdit || mayClose)} />
      <Discussion subjectType="improvement" subjectId={improvement.id} />
    </>
  )
}

function OpenedDialog({ improvement, opened, onClose }: Of & { readonly opened: NonNullable<Opened>; readonly onClose: () => void }) {
  if (opened === 'change') return <ImprovementForm kind={improvement.kind} changed={improvement} onClose={onClose} />
  if (opened === 'action') return <ImprovementForm kind="action" finding={improvement} onClose={onClose} />
  return opened === 'note' ? <NoteDialog improvement={improvement} onClose={onClose} /> : <EvidenceDialog improvement={improvement} onClose={onClose} />
}

function Facts({ improvement }: Of) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const dueText = useDueText()
  const aboutText = useAboutText()
  const { unit, severity, owner, kind, origin, rule, practice, openedAt, isOverdue } = improvement
  const about = aboutText(improvement)
  const facts: readonly (readonly [id: string, value: React.ReactNode])[] = [
    ['kind', t(`improvement.kind.${kind}`)],
    ['severity', <SeverityMark key="severity" severity={severity} />],
    [
      'unit',
      <TextLink key="unit" to="/$lang/units/$id" params={{ lang, id: unit.id }}>
        {pick(unit.name)}
      </TextLink>
    ],
    ['owner', owner?.displayName ?? '–'],
    ['due', <span key="due" className={isOverdue ? styles.late : undefined}>{dueText(improvement)}</span>],
    ['opened', format.instant(openedAt)],
    ['origin', rule ? t('improvement.originRule', { rule: pick(rule.name) }) : t(`improvement.origin.${origin}`)],
    ...(about === '' ? [] : [['framework', about] as const]),
    ...(practice
      ? [
          [
            'practice',
            <TextLink key="practice" to="/$lang/quality/practices/$id" params={{ lang, id: practice.id }}>
              {pick(practice.name)}
            </TextLink>
          ] as const
        ]
      : [])
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([id, value]) => (
        <div key={id}>
          <dt>{t(`improvement.column.${id}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Plan({ improvement: { steps } }: Of) {
  const t = useText()
  return (
    <Section title={t('improvement.field.steps')} note={t('improvement.planDone', { done: steps.filter(({ isDone }) => isDone).length, count: steps.length })}>
      <ol className={styles.plan}>
        {steps.map(({ text, isDone }, place) => (
          <li key={place} className={styles.planned}>
            <span aria-hidden="true">{isDone ? '✓' : '○'}</span>
            <span>
              {text}
              <span className="visually-hidden"> {t(isDone ? 'improvement.planStep.done' : 'improvement.planStep.open')}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Actions({ improvement: { actions }, onOpen }: Of & { readonly onOpen: (() => void) | undefined }) {
  const t = useText()
  const dueText = useDueText()
  return (
    <Section title={t('improvement.actions')} aside={onOpen && <Button size="small" onClick={onOpen}>{t('improvement.board.newAction')}</Button>}>
      {actions.length === 0 ? (
        <p className={styles.words}>{t('improvement.noActions')}</p>
      ) : (
        <ul className={styles.evidence}>
          {actions.map((action) => (
            <li key={action.id} className={styles.cardLine}>
              <span>
                <ImprovementLink of={action} /> <span className={styles.quiet}>{[action.owner?.displayName, dueText(action)].filter(Boolean).join(', ')}</span>
              </span>
              <ImprovementStateMark {...action} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What was measured when it was opened, and after it was done; where from is said beside it. */
function Effect({ improvement: { effect, criterionCode } }: Of) {
  const t = useText()
  const format = useFormat()
  if (!effect) return null
  const measured = (of: typeof effect.before) => (of ? t('improvement.effect.at', { value: format.number(Number(of.value), Number.isInteger(Number(of.value)) ? 0 : 2), day: format.day(of.assessedOn) }) : t('improvement.effect.nothing'))
  return (
    <Section title={t('improvement.effect.title')} note={t(criterionCode === null ? 'improvement.effect.ofScore' : 'improvement.effect.ofCriterion')}>
      <p className={styles.effect}>{t(`improvement.effect.${effect.effect}`)}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('improvement.effect.before')}</dt>
          <dd>{measured(effect.before)}</dd>
        </div>
        <div>
          <dt>{t('improvement.effect.after')}</dt>
          <dd>{measured(effect.after)}</dd>
        </div>
      </dl>
      <p className={styles.quiet}>{t('improvement.effect.source')}</p>
    </Section>
  )
}

function Activity({ improvement: { events }, onNote }: Of & { readonly onNote: (() => void) | undefined }) {
  const t = useText()
  const format = useFormat()
  return (
    <Section title={t('improvement.activity')} aside={onNote && <Button size="small" onClick={onNote}>{t('improvement.note.add')}</Button>}>
      <StrandHistory
        label={t('improvement.activity')}
        events={events.map(({ id, event, text, at, by }) => ({
          key: id,
          when: format.instantShort(at),
          what: (
            <>
              <p>
                {t(`improvement.event.${event}`)}
                <span className={styles.quiet}> {by?.displayName ?? t('improvement.byRule')}</span>
              </p>
              {text !== '' && <p className={styles.words}>{text}</p>}
            </>
          )
        }))}
      />
    </Section>
  )
}
