/** What is written into the form of a new decision, and what would be sent of it. */
import { decisionDayIssues, type DecisionEnd, type DecisionPublication } from '@solmu/domain/governance/decision.js'
import { addYears, type IsoDate } from '@solmu/shared/dates.js'
import { readDayText } from '../../../ui/day-text.js'
import type { TextFunction } from '../../../ui/text.js'
import type { RecordDecisionInput } from './decision.operations.js'
import { readTaskForm, type TaskForm, type TaskProblems } from './task-fields.js'

export const decisionNames = [
  ...(['bodyId', 'bodyName', 'unitId', 'title', 'content', 'basis', 'votes', 'dissent', 'decidedOn', 'dueOn', 'reviewOn', 'responsibleUnitId', 'responsibleUserId', 'publication', 'ends', 'tasks'] as const)
]
export type DecisionName = (typeof decisionNames)[number]
export type DecisionProblems = Partial<Record<DecisionName, string>>

type Texts = Readonly<Record<'fi' | 'sv' | 'en', string>>

/** A body that is not among those of the consortium. */
export const otherBody = '-'

export interface DecisionForm {
  readonly bodyId: string
  readonly bodyName: Texts
  readonly unitId: string
  readonly title: Texts
  readonly content: Texts
  readonly basis: Texts
  readonly isVoted: boolean
  readonly votes: Readonly<Record<'for' | 'against' | 'abstain', string>>
  readonly dissent: string
  readonly decidedOn: string
  readonly dueOn: string
  readonly reviewOn: string
  readonly responsibleUnitId: string
  readonly responsibleUserId: string
  readonly publication: DecisionPublication
  readonly tasks: readonly TaskForm[]
  readonly endsId: string
  readonly endKind: DecisionEnd
}

const none: Texts = { fi: '', sv: '', en: '' }

export function firstDecisionForm({ today, day, endsId }: { readonly today: IsoDate; readonly day: (of: IsoDate) => string; readonly endsId: string }): DecisionForm {
  return {
    ...{ bodyId: '', bodyName: none, unitId: '', title: none, content: none, basis: none, isVoted: false, votes: { for: '', against: '', abstain: '0' }, dissent: '', decidedOn: day(today), dueOn: '' },
    ...{ reviewOn: day(addYears(today, 1)), responsibleUnitId: '', responsibleUserId: '', publication: 'members', tasks: [], endsId, endKind: 'replaced' }
  }
}

const isCount = (text: string): boolean => /^\d{1,5}$/u.test(text.trim())

type Bodies = readonly { readonly id: string; readonly unit: { readonly id: string } }[]
type Reading = { readonly t: TextFunction; readonly today: IsoDate; readonly bodies: Bodies }

export function readDecisionForm(form: DecisionForm, { t, today, bodies }: Reading): { input: RecordDecisionInput; problems: DecisionProblems; taskProblems: readonly TaskProblems[] } {
  const body = bodies.find(({ id }) => id === form.bodyId)
  const tasks = form.tasks.map((task) => readTaskForm(task, { t, today, decidedOn: readDayText(form.decidedOn, today) }))
  const { title, content, basis, publication, bodyName } = form
  return {
    input: {
      ...{ title, content, basis, publication, bodyName, ...votesIn(form), ...daysIn(form, today) },
      ...(body ? { bodyId: body.id, unitId: body.unit.id } : { bodyId: null, unitId: form.unitId }),
      ...{ responsibleUnitId: form.responsibleUnitId || null, responsibleUserId: form.responsibleUserId || null },
      tasks: tasks.map(({ input }) => input),
      ends: form.endsId === '' ? [] : [{ decisionId: form.endsId, kind: form.endKind }]
    },
    problems: { ...missing(form, { t, today, bodies }), ...oddDays(form, { t, today, bodies }), ...(tasks.some(({ problems }) => Object.keys(problems).length > 0) && { tasks: t('register.needs.tasks') }) },
    taskProblems: tasks.map(({ problems }) => problems)
  }
}

function votesIn({ isVoted, votes, dissent }: DecisionForm): Pick<RecordDecisionInput, 'votes' | 'dissent'> {
  if (!isVoted) return { votes: null, dissent: '' }
  return { votes: { for: Number(votes.for), against: Number(votes.against), abstain: Number(votes.abstain) }, dissent }
}

function daysIn({ decidedOn, dueOn, reviewOn }: DecisionForm, today: IsoDate): Pick<RecordDecisionInput, 'decidedOn' | 'dueOn' | 'reviewOn'> {
  const read = (text: string): IsoDate | null => (text.trim() === '' ? null : readDayText(text, today))
  return { decidedOn: read(decidedOn) ?? '', dueOn: read(dueOn), reviewOn: read(reviewOn) }
}

function missingBody({ bodyId, bodyName, unitId }: DecisionForm, { t, bodies }: Reading): DecisionProblems {
  if (bodyId === '') return { bodyId: t('register.needs.body') }
  if (bodies.some(({ id }) => id === bodyId)) return {}
  return { ...(bodyName.fi.trim() === '' && { bodyName: t('register.needs.bodyName') }), ...(unitId === '' && { unitId: t('register.needs.unit') }) }
}

function missing(form: DecisionForm, reading: Reading): DecisionProblems {
  const { t } = reading
  const isOdd = form.isVoted && !Object.values(form.votes).every(isCount)
  return {
    ...missingBody(form, reading),
    ...(form.title.fi.trim() === '' && { title: t('register.needs.title') }),
    ...(Object.values(form.content).every((text) => text.trim() === '') && { content: t('register.needs.content') }),
    ...(Object.values(form.basis).every((text) => text.trim() === '') && { basis: t('register.needs.basis') }),
    ...(isOdd && { votes: t('errors.DECISION_VOTES') })
  }
}

function oddDays(form: DecisionForm, { t, today }: Reading): DecisionProblems {
  const isOdd = (text: string): boolean => text.trim() !== '' && readDayText(text, today) === null
  const wrong = (['dueOn', 'reviewOn'] as const).filter((name) => isOdd(form[name]))
  return {
    ...reversedDays(form, { t, today }),
    ...(readDayText(form.decidedOn, today) === null && { decidedOn: t('errors.INVALID_DATE') }),
    ...Object.fromEntries(wrong.map((name) => [name, t('errors.INVALID_DATE')]))
  }
}

const reversed: Readonly<Record<string, readonly [name: DecisionName, text: string]>> = {
  decidedOn: ['decidedOn', 'register.needs.decidedAhead'],
  dueOn: ['dueOn', 'register.needs.dueAfter'],
  reviewOn: ['reviewOn', 'register.needs.reviewAfter']
}

/** The days by the rule of the register: each that stands before another says before which. */
function reversedDays(form: DecisionForm, { t, today }: Pick<Reading, 't' | 'today'>): DecisionProblems {
  const { decidedOn, dueOn = null, reviewOn = null } = daysIn(form, today)
  if (decidedOn === '') return {}
  return Object.fromEntries(
    decisionDayIssues({ decidedOn, dueOn, reviewOn }, today).flatMap(({ path: [name] }) => {
      const known = reversed[String(name)]
      return known ? [[known[0], t(known[1])]] : []
    })
  )
}
