/** The self-assessment as a form: one section at a time, saved as it is written, with or without a connection. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { answerStanding, type AnswerStanding } from '@solmu/domain/quality/assessment-answers.js'
import { type Criterion, criteriaOf, type FrameworkContent } from '@solmu/domain/quality/framework.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { inBackground } from '../../../graphql/client.js'
import { useIsReachable, useOfflineWords } from '../../../graphql/connection.js'
import { announce } from '../../../ui/announce.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { openUnsentStore } from '../../results/unit-return/saving/unsent-idb.js'
import { FrameworkNotice } from '../framework/framework-text.js'
import { AnswerStore, type HeldAnswer } from './answer-store.js'
import { answeringSearchSchema } from './assessment-list.search.js'
import { AssessmentsCrumb, bandNameIn, useScoreLine } from './assessment-words.js'
import { assessedContentQuery, assessmentQuery, type AssessmentRecord, saveAnswersMutation } from './assessment.operations.js'
import { ClashChoice } from './clash-choice.js'
import { CriterionForm, criterionId, isSendable } from './criterion-form.js'
import { EvidenceList } from './evidence-list.js'
import { NoAssessment } from './no-assessment.js'
import { SectionNav, SectionSteps } from './section-nav.js'
import { SubmitDialog } from './submit-dialog.js'
import styles from './assessment.module.css'

/** How often what others have written is looked for, in ms. */
const lookEvery = 20_000

/** The assessment with what its framework asks, looked at again and again. */
function useAssessment(id: string) {
  const client = useApolloClient()
  const { data, previousData, error, refetch } = useQuery(assessmentQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  useEffect(() => {
    // Without a connection or a session a look at the others fails; the form stays.
    const look = () => void client.query({ query: assessmentQuery, variables: { id }, fetchPolicy: 'network-only', context: inBackground }).catch(() => undefined)
    const timer = setInterval(look, lookEvery)
    return () => clearInterval(timer)
  }, [client, id])
  const latest = (data ?? previousData)?.assessment
  const assessment = latest?.id === id ? latest : undefined
  const versionId = assessment?.versionId ?? ''
  const asked = useQuery(assessedContentQuery, { variables: { id: versionId }, skip: versionId === '' })
  const content = asked.data?.qualityFrameworkVersion.content as FrameworkContent | undefined
  return { assessment, content, failed: error ?? asked.error, refetch }
}

export function AnsweringPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { assessment, content, failed, refetch } = useAssessment(id)
  if (assessment && content) return assessment.mayEdit ? <Answering key={assessment.id} {...{ assessment, content }} /> : <NotOpen assessment={assessment} />
  if (!failed) return <Skeleton withHeading lines={12} />
  return toApiError(failed).kind === 'missing' ? <NoAssessment /> : <ErrorNotice error={failed} onRetry={() => void refetch()} />
}

function NotOpen({ assessment }: { readonly assessment: AssessmentRecord }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <>
      <PageHeader title={pick(assessment.unit.name)} breadcrumb={[<AssessmentsCrumb key="list" />]} />
      <p>{t('assessment.form.notOpen')}</p>
      <ButtonLink to="/$lang/quality/assessments/$id" params={{ lang, id: assessment.id }}>
        {t('assessment.form.toRecord')}
      </ButtonLink>
    </>
  )
}

/** The store of this page, begun when it opens and left when it closes. */
function useAnswerStore(assessment: AssessmentRecord): { readonly store: AnswerStore; readonly restored: number } {
  const client = useApolloClient()
  const { id: userId, displayName } = useViewer()
  const [restored, setRestored] = useState(0)
  const [store] = useState(
    () =>
      new AnswerStore({
        ...{ stored: assessment.answers, unsent: openUnsentStore(userId, assessment.id), writer: displayName },
        send: async (answers) => {
          const { data } = await client.mutate({ mutation: saveAnswersMutation, variables: { input: { assessmentId: assessment.id, answers: [...answers] } } })
          return data?.saveAssessmentAnswers.results ?? []
        }
      })
  )
  const isReachable = useIsReachable()
  useEffect(() => {
    void store.start().then((codes) => setRestored(codes.length))
    return () => store.leave()
  }, [store])
  useEffect(() => {
    if (isReachable && store.state().phase === 'offline') store.retry()
  }, [isReachable, store])
  useEffect(() => store.adopt(assessment.answers), [assessment.answers, store])
  return { store, restored }
}

/** What is said now, saved or not. */
const saidIn = (all: ReadonlyMap<string, HeldAnswer>) =>
  [...all].map(([criterionCode, { answer }]) => ({ criterionCode, value: answer.value, skipped: isSendable(answer) ? answer.skipped : null }))

interface Loaded {
  readonly assessment: AssessmentRecord
  readonly content: FrameworkContent
}

function Answering({ assessment, content }: Loaded) {
  const t = useText()
  const pick = useLocalized()
  const { store, restored } = useAnswerStore(assessment)
  const all = useSyncExternalStore(store.subscribe, store.all)
  const [search, change] = useListSearch(answeringSearchSchema)
  const [isSubmitting, setSubmitting] = useState(false)
  useOfflineWords(t('assessment.form.offlineBanner'))
  const standing = answerStanding(content, saidIn(all))
  const place = Math.max(0, content.sections.findIndex(({ code }) => code === search.section))
  const goTo = (code: string) => {
    const section = content.sections.find(({ criteria }) => criteria.some((each) => each.code === code))
    change({ section: section?.code })
    setSubmitting(false)
    setTimeout(() => document.getElementById(criterionId(code))?.focus(), 0)
  }
  return (
    <>
      <PageHeader
        title={t('assessment.form.title', { unit: pick(assessment.unit.name) })}
        breadcrumb={[<AssessmentsCrumb key="list" />, <RecordCrumb key="record" assessment={assessment} />]}
        meta={<FormMeta {...{ assessment, standing }} />}
      />
      <FrameworkNotice content={content} />
      {assessment.framework.newerNumber !== null && <p className={styles.note}>{t('assessment.form.newer', { number: assessment.framework.number, newer: assessment.framework.newerNumber })}</p>}
      {restored > 0 && <p role="status" className={styles.note}>{t('assessment.form.restored', { count: restored })}</p>}
      <StandingBar {...{ store, content, standing }} />
      <SectionNav {...{ content, standing, place }} onGo={(section) => change({ section })} />
      <OneSection {...{ assessment, content, store, all, place }} />
      <SectionSteps {...{ content, place }} onGo={(section) => change({ section })} onSubmit={() => setSubmitting(true)} isLast={place === content.sections.length - 1} />
      {isSubmitting && <SubmitDialog {...{ assessment, content, standing, store }} onGoTo={goTo} onClose={() => setSubmitting(false)} />}
    </>
  )
}

function RecordCrumb({ assessment }: { readonly assessment: AssessmentRecord }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/quality/assessments/$id" params={{ lang, id: assessment.id }}>
      {pick(assessment.unit.name)}
    </TextLink>
  )
}

function FormMeta({ assessment, standing }: { readonly assessment: AssessmentRecord; readonly standing: AnswerStanding }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { framework, cycle, dueOn } = assessment
  const { answered, skipped, total } = standing.score
  return (
    <>
      {t('assessment.form.meta', { framework: pick(framework.name), round: cycle ? pick(cycle.name) : t('assessment.list.noRound') })}
      {' · '}
      <b>{t('assessment.progress', { answered, total, skipped })}</b>
      {dueOn && ` · ${t('assessment.form.due', { day: format.day(dueOn) })}`}
    </>
  )
}

const icons = { saved: IconCloudCheck, saving: IconCloudUp, offline: IconCloudOff, failed: IconCloudOff } as const

/** Where what was written is, and what it comes to so far. */
function StandingBar({ store, content, standing }: { readonly store: AnswerStore; readonly content: FrameworkContent; readonly standing: AnswerStanding }) {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const scoreLine = useScoreLine()
  const { phase, savedAt, error } = useSyncExternalStore(store.subscribe, store.state)
  const all = useSyncExternalStore(store.subscribe, store.all)
  const clashCount = [...all.values()].filter(({ theirs }) => theirs !== null).length
  const Icon = icons[phase]
  const said = phase === 'failed' && error ? describe(error).text : phase === 'saved' && savedAt ? t('assessment.save.savedAt', { time: format.time(savedAt) }) : t(`assessment.save.${phase}`)
  const told = useRef(phase)
  useEffect(() => {
    if (told.current !== phase && phase !== 'saving') {
      const isTrouble = phase === 'offline' || phase === 'failed' || told.current === 'offline' || told.current === 'failed'
      told.current = phase
      if (isTrouble) announce(said)
    }
  }, [phase, said])
  const { value, band } = standing.score
  const score = value === null ? t(`assessment.score.why.${standing.score.whyNone ?? 'incomplete'}`) : scoreLine({ score: value, bandName: bandNameIn(content, band) }, content)
  return (
    <div className={styles.bar}>
      <p className={styles.save} data-phase={phase}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        <span>{said}</span>
        {(phase === 'offline' || phase === 'failed') && (
          <Button size="small" onClick={() => store.retry()}>
            {t('ui.error.retry')}
          </Button>
        )}
      </p>
      <p>{t('assessment.score.sofar', { score })}</p>
      {clashCount > 0 && <p className={styles.warn}>{t('assessment.clash.count', { count: clashCount })}</p>}
    </div>
  )
}

interface SectionProps extends Loaded {
  readonly store: AnswerStore
  readonly all: ReadonlyMap<string, HeldAnswer>
  readonly place: number
}

function OneSection({ assessment, content, store, all, place }: SectionProps) {
  const t = useText()
  const pick = useLocalized()
  const section = content.sections[place]
  if (!section) return null
  const order = criteriaOf(content)
  return (
    <Section title={pick(section.title) || section.code} note={t('assessment.form.criteria', { count: section.criteria.length })}>
      {pick(section.guidance) && <p className={styles.note}>{pick(section.guidance)}</p>}
      {section.criteria.map((criterion) => (
        <OneCriterion key={criterion.code} {...{ assessment, content, store, criterion }} held={all.get(criterion.code)} place={order.indexOf(criterion) + 1} />
      ))}
    </Section>
  )
}

function OneCriterion({ assessment, content, store, criterion, held, place }: Omit<SectionProps, 'all'> & { readonly criterion: Criterion; readonly held: HeldAnswer | undefined }) {
  const current = held ?? store.of(criterion.code)
  return (
    <CriterionForm
      {...{ content, criterion, place, answer: current.answer }}
      onChange={(answer) => store.write(criterion.code, answer)}
      status={<CriterionStatus {...{ content, criterion, held: current, store }} />}
    >
      <EvidenceList assessmentId={assessment.id} unitId={assessment.unit.id} criterionCode={criterion.code} evidence={assessment.evidence} mayEdit />
    </CriterionForm>
  )
}

function CriterionStatus({ content, criterion, held, store }: { readonly content: FrameworkContent; readonly criterion: Criterion; readonly held: HeldAnswer; readonly store: AnswerStore }) {
  const t = useText()
  const format = useFormat()
  const { displayName } = useViewer()
  if (held.theirs) return <ClashChoice {...{ content, criterion, held }} onChoose={(choice) => store.resolve(criterion.code, choice)} />
  if (held.refusal !== null) return <p role="alert">{t(`errors.${held.refusal}`)}</p>
  if (!isSendable(held.answer)) return <p className={styles.warn}>{t('assessment.save.needsReason')}</p>
  if (held.isUnsent) return <p className={styles.quiet}>{t('assessment.save.unsent')}</p>
  if (!held.changedAt || held.changedBy === null || held.changedBy === displayName) return null
  return <p className={styles.quiet}>{t('assessment.save.by', { who: held.changedBy, when: format.instantShort(held.changedAt) })}</p>
}
