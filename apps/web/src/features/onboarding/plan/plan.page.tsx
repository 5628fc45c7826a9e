/** One plan: its tasks by level, what waits for what, and activation once nothing is missing. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { blockersOf, isFact, planProgress, type TaskLevel, taskLevels, taskState, waitsFor } from '@solmu/domain/onboarding/plan.js'
import { Discussion } from '../../../app/discussion.js'
import { useViewer } from '../../../app/viewer.js'
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
import { LeavingSection } from '../membership/leaving-section.js'
import { MembershipStateMark } from '../membership/membership-words.js'
import { membershipQuery } from '../membership/membership.operations.js'
import { StepDialog } from '../membership/step-dialog.js'
import { AssignDialog, BuddyDialog, MarkDialog, ReopenDialog } from './plan-dialogs.js'
import { PlansCrumb, TaskStateMark } from './plan-words.js'
import { type Plan, planQuery, type PlanTask } from './plan.operations.js'
import styles from '../membership/membership.module.css'

export function PlanPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OnePlan id={id ?? ''} />
}

export function OnePlan({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(planQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded plan={data.membershipPlan} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('plan.missing')} breadcrumb={[<PlansCrumb key="list" />]} />
      <EmptyState title={t('plan.missingText')} />
    </>
  )
}

function Loaded({ plan }: { readonly plan: Plan }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const { percent, done, total, nextDue } = planProgress(plan.tasks, today)
  const blockers = plan.closedOn === null ? blockersOf(plan.tasks, today) : []
  return (
    <>
      <PageHeader title={t(`plan.title.${plan.kind}`, { name: pick(plan.organisation.name) })} breadcrumb={[<PlansCrumb key="list" />]} meta={<MembershipStateMark state={plan.state} />} actions={<Acts plan={plan} />} />
      {plan.closedOn !== null && (
        <FormNotice title={t('plan.closed', { day: format.day(plan.closedOn) })}>
          <p>{t('plan.closedText')}</p>
        </FormNotice>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t('plan.list.done')}</dt>
          <dd>
            {t('plan.list.progress', { percent, done, total })} 
            <progress className={styles.progress} max={total} value={done} aria-label={t('plan.list.done')} />
          </dd>
        </div>
        <div>
          <dt>{t('plan.list.next')}</dt>
          <dd>{nextDue === null ? t('plan.allDone') : format.day(nextDue)}</dd>
        </div>
        <div>
          <dt>{t('plan.list.member')}</dt>
          <dd>
            <TextLink to="/$lang/members/$id" params={{ lang, id: plan.membershipId }}>
              {pick(plan.organisation.name)}
            </TextLink>
          </dd>
        </div>
        {plan.kind === 'onboarding' && (
          <div>
            <dt>{t('plan.buddy.unit')}</dt>
            <dd>{plan.buddy ? pick(plan.buddy.name) : t('plan.buddy.none')}</dd>
          </div>
        )}
      </dl>
      {plan.kind === 'onboarding' && <Readiness plan={plan} />}
      {blockers.length > 0 && (
        <FormNotice title={t('plan.blocked')}>
          <ul className={styles.list}>
            {blockers.map((task) => (
              <li key={task.id}>{t('plan.blocker', { task: pick(task.title), level: t(`plan.level.${task.level}`), day: format.day(task.dueOn) })}</li>
            ))}
          </ul>
        </FormNotice>
      )}
      {taskLevels.map((level) => (
        <Level key={level} {...{ plan, level }} />
      ))}
      {plan.kind === 'exit' && plan.closedOn === null && <Leaving plan={plan} />}
      <Discussion subjectType="membership_plan" subjectId={plan.id} />
    </>
  )
}

/** What the plan of leaving is about: the units and the returns that are open. */
function Leaving({ plan }: { readonly plan: Plan }) {
  const { data } = useQuery(membershipQuery, { variables: { id: plan.membershipId }, fetchPolicy: 'cache-and-network' })
  return data ? <LeavingSection membership={data.membership} /> : null
}

/** What a member that is admitted lacks before it can become active, by the function by which the API refuses. */
function Readiness({ plan }: { readonly plan: Plan }) {
  const t = useText()
  const pick = useLocalized()
  const [isActivating, setActivating] = useState(false)
  const { data } = useQuery(membershipQuery, { variables: { id: plan.membershipId }, fetchPolicy: 'cache-and-network' })
  const membership = data?.membership
  const step = membership?.outlook.steps.find(({ action }) => action === 'activate')
  if (!membership || !step) return null
  const { outlook } = membership
  return (
    <Section title={t('plan.activation')} note={t('plan.activationNote')}>
      {step.blockedBy.length > 0 && (
        <ul className={styles.list} id="plan-blocked">
          {step.blockedBy.map((guard) => (
            <li key={guard}>
              {t(`membership.guard.${guard}`, { count: guard === 'tasks_done' ? outlook.openTasks : outlook.missingAgreements.length })}
              {guard === 'agreements_accepted' && `: ${outlook.missingAgreements.map(({ title }) => pick(title)).join(', ')}`}
            </li>
          ))}
        </ul>
      )}
      <Button variant="primary" disabled={!step.isAllowed} aria-describedby={step.isAllowed ? undefined : 'plan-blocked'} onClick={() => setActivating(true)}>
        {t('membership.step.activate.open')}
      </Button>
      {isActivating && <StepDialog step="activate" membership={membership} onClose={() => setActivating(false)} />}
    </Section>
  )
}

function Acts({ plan }: { readonly plan: Plan }) {
  const t = useText()
  const [isChoosing, setChoosing] = useState(false)
  if (!plan.mayManage || plan.kind !== 'onboarding' || plan.closedOn !== null) return null
  return (
    <>
      <Button onClick={() => setChoosing(true)}>{t('plan.buddy.open')}</Button>
      {isChoosing && <BuddyDialog plan={plan} onClose={() => setChoosing(false)} />}
    </>
  )
}

type Chosen = { readonly task: PlanTask; readonly act: 'mark' | 'reopen' | 'assign' }

function Level({ plan, level }: { readonly plan: Plan; readonly level: TaskLevel }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [chosen, choose] = useState<Chosen | null>(null)
  const rows = plan.tasks.filter((task) => task.level === level)
  const close = () => choose(null)
  if (rows.length === 0) return null
  const columns: readonly Column<PlanTask>[] = [
    { id: 'task', header: t('plan.task.task'), width: '42%', cell: (task) => <Task {...{ task, plan }} /> },
    { id: 'due', header: t('plan.assign.due'), width: '8rem', cell: ({ dueOn }) => format.day(dueOn) },
    { id: 'owner', header: t('plan.assign.owner'), width: '12rem', cell: ({ ownerName }) => ownerName ?? t(`plan.assign.level.${level}`) },
    { id: 'state', header: t('membership.list.state'), width: '9rem', phone: 'figure', cell: (task) => <TaskStateMark state={taskState(task, plan.tasks, today)} /> },
    { id: 'acts', header: '', spokenHeader: t('plan.task.acts'), width: '15rem', cell: (task) => plan.closedOn === null && task.mayWork && <TaskActs {...{ task, plan, choose }} /> }
  ]
  return (
    <Section title={t(`plan.level.${level}`)}>
      <DataTable caption={t(`plan.level.${level}`)} columns={columns} rows={rows} rowKey={({ id }) => id} />
      {chosen?.act === 'mark' && <MarkDialog task={chosen.task} onClose={close} />}
      {chosen?.act === 'reopen' && <ReopenDialog task={chosen.task} onClose={close} />}
      {chosen?.act === 'assign' && <AssignDialog plan={plan} task={chosen.task} onClose={close} />}
    </Section>
  )
}

function Task({ task, plan }: { readonly task: PlanTask; readonly plan: Plan }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const waiting = waitsFor(task, plan.tasks)
  const below = [
    task.isRequired ? '' : t('plan.task.optional'),
    isFact(task.kind) && !task.isDone ? t('plan.task.byFact', { count: task.openCount }) : '',
    waiting.length > 0 ? t('plan.task.waits', { tasks: waiting.map(({ title }) => pick(title)).join(', ') }) : '',
    task.doneOn === null ? '' : [format.day(task.doneOn), task.doneBy, task.note].filter(Boolean).join(', ')
  ]
  return (
    <>
      {pick(task.title)}
      <span className={styles.below}>{[task.isDone ? '' : pick(task.help), ...below].filter(Boolean).join(' · ')}</span>
      {task.evidenceUrl !== '' && (
        <a href={task.evidenceUrl} rel="noreferrer noopener" target="_blank">
          {t('plan.task.evidence')}
        </a>
      )}
    </>
  )
}

function TaskActs({ task, plan, choose }: { readonly task: PlanTask; readonly plan: Plan; readonly choose: (chosen: Chosen) => void }) {
  const t = useText()
  const pick = useLocalized()
  const name = pick(task.title)
  const mayTick = !isFact(task.kind) && waitsFor(task, plan.tasks).length === 0
  if (task.isDone)
    return task.doneOn === null ? null : (
      <Button size="small" variant="quiet" aria-label={t('plan.reopen.openFor', { name })} onClick={() => choose({ task, act: 'reopen' })}>
        {t('plan.reopen.open')}
      </Button>
    )
  return (
    <>
      {mayTick && (
        <Button size="small" aria-label={t('plan.mark.openFor', { name })} onClick={() => choose({ task, act: 'mark' })}>
          {t('plan.mark.open')}
        </Button>
      )}
      <Button size="small" variant="quiet" aria-label={t('plan.assign.openFor', { name })} onClick={() => choose({ task, act: 'assign' })}>
        {t('plan.assign.open')}
      </Button>
    </>
  )
}
