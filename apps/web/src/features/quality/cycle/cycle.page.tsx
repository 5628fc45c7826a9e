/** One round of assessment: its days, who is where, and what can be done with it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CycleAct } from '@solmu/domain/quality/assessment-cycle.js'
import { Discussion } from '../../../app/discussion.js'
import { RecordHistory } from '../../../app/record-history.js'
import { useCan } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { AssessmentTable } from '../assessment/assessment-table.js'
import { RoundsCrumb } from '../assessment/assessment-words.js'
import { CycleStateMark, useCountText } from './cycle-words.js'
import { actOnCycleMutation, cycleQuery, type CycleRow, previewCycleQuery } from './cycle.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../assessment/assessment.module.css'

export function CyclePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(cycleQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded cycle={data.assessmentCycle} />
  if (!error) return <Skeleton withHeading lines={10} />
  return toApiError(error).kind === 'missing' ? <NoRound /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

export function NoRound() {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <PageHeader title={t('assessment.round.missing')} breadcrumb={[<RoundsCrumb key="list" />]} />
      <EmptyState
        title={t('assessment.round.missingText')}
        action={
          <ButtonLink to="/$lang/quality/rounds" params={{ lang }}>
            {t('assessment.round.toList')}
          </ButtonLink>
        }
      />
    </>
  )
}

function Loaded({ cycle }: { readonly cycle: CycleRow }) {
  const t = useText()
  const pick = useLocalized()
  const mayReadTrail = useCan('audit.read')
  return (
    <>
      <PageHeader
        title={pick(cycle.name)}
        breadcrumb={[<RoundsCrumb key="list" />]}
        meta={
          <>
            <CycleStateMark state={cycle.state} /> {t('assessment.record.meta', { framework: pick(cycle.framework.name), number: cycle.framework.number })}
          </>
        }
        actions={cycle.mayManage && <Acts cycle={cycle} />}
      />
      {pick(cycle.framework.notice) !== '' && <p className={styles.note}>{pick(cycle.framework.notice)}</p>}
      <Facts cycle={cycle} />
      {cycle.state === 'planned' ? (
        <WhoWould cycle={cycle} />
      ) : (
        <Section title={t('assessment.round.who')}>
          <AssessmentTable caption={t('assessment.round.who')} roundId={cycle.id} />
        </Section>
      )}
      {mayReadTrail && <RecordHistory subjectType="quality_cycle" subjectId={cycle.id} />}
      <Discussion subjectType="quality_cycle" subjectId={cycle.id} />
    </>
  )
}

function Facts({ cycle }: { readonly cycle: CycleRow }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const countText = useCountText()
  const { opensOn, selfDueOn, reviewDueOn, closesOn, review, scope, unitIds } = cycle
  const facts = [
    ...[{ name: 'scope', value: scope ? `${pick(scope.name)}, ${t(unitIds ? 'assessment.round.listed' : 'assessment.round.all', { count: unitIds?.length ?? 0 })}` : '–' }],
    ...[{ name: 'review', value: t(`assessment.review.${review}`) }, { name: 'opensOn', value: format.day(opensOn) }, { name: 'selfDueOn', value: format.day(selfDueOn) }],
    ...(reviewDueOn ? [{ name: 'reviewDueOn', value: format.day(reviewDueOn) }] : []),
    ...[{ name: 'closesOn', value: format.day(closesOn) }, { name: 'counts', value: countText(cycle) }],
    ...(cycle.stateReason ? [{ name: 'reason', value: cycle.stateReason }] : [])
  ]
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`assessment.round.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cycle.note !== '' && <p className={styles.note}>{cycle.note}</p>}
    </>
  )
}

/** Who would take part if it opened as it is planned; for those who plan. */
function WhoWould({ cycle }: { readonly cycle: CycleRow }) {
  const t = useText()
  const pick = useLocalized()
  const { versionId, scopeUnitId, unitIds, opensOn } = cycle
  const { data } = useQuery(previewCycleQuery, { variables: { input: { versionId, scopeUnitId, unitIds, opensOn } }, skip: !cycle.mayManage })
  if (!cycle.mayManage) return null
  const members = data?.previewAssessmentCycle
  return (
    <Section title={t('assessment.round.preview')} note={members && t('assessment.round.previewCount', { count: members.length })}>
      <ul className={styles.gaps}>{members?.map(({ unit }) => <li key={unit.id}>{pick(unit.name)}</li>)}</ul>
    </Section>
  )
}

function Acts({ cycle }: { readonly cycle: CycleRow }) {
  const t = useText()
  const lang = useLanguage()
  const [act, setAct] = useState<CycleAct | null>(null)
  const { state } = cycle
  const offered: readonly CycleAct[] = state === 'planned' ? ['open', 'cancel'] : state === 'open' ? ['close', ...(cycle.counts.final === 0 ? (['cancel'] as const) : [])] : []
  return (
    <>
      {(state === 'planned' || state === 'open') && (
        <ButtonLink to="/$lang/quality/rounds/$id/edit" params={{ lang, id: cycle.id }}>
          {t('assessment.round.edit')}
        </ButtonLink>
      )}
      {offered.map((each) => (
        <Button key={each} variant={each === 'open' ? 'primary' : 'outlined'} onClick={() => setAct(each)}>
          {t(`assessment.round.act.${each}`)}
        </Button>
      ))}
      {act && <ActOnDialog cycle={cycle} act={act} onClose={() => setAct(null)} />}
    </>
  )
}

function ActOnDialog({ cycle, act, onClose }: { readonly cycle: CycleRow; readonly act: CycleAct; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const [reason, setReason] = useState('')
  const [run] = useMutation(actOnCycleMutation, { refetchQueries: ['Assessments'] })
  const known = { STALE: { text: t('assessment.stale') }, CYCLE_STATE: { text: t('assessment.round.cannot') } }
  const state = useAct<'reason'>({ names: ['reason'], known }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await run({ variables: { input: { cycleId: cycle.id, expectedVersion: cycle.version, act, reason } } })
        showToast({ kind: 'done', text: t(`assessment.round.done.${act}`, { name: pick(cycle.name) }) })
      },
      act === 'cancel' && reason.trim() === '' ? { reason: t('assessment.cancel.needsReason') } : {}
    )
  return (
    <ActDialog prefix="round" title={t(`assessment.round.act.${act}`)} submit={t(`assessment.round.act.${act}`)} isDangerous={act === 'cancel'} names={['reason']} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`assessment.round.text.${act}`, { count: cycle.counts.self })}</p>
      {act !== 'open' && (
        <FormField id="round-reason" label={t('assessment.cancel.reason')} isOptional={act === 'close'} error={state.refusal.fields.reason}>
          {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
        </FormField>
      )}
    </ActDialog>
  )
}
