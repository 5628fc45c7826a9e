import { addDays } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { blockersOf, completionIssues, factKinds, isFact, planProgress, type TaskFacts, taskKinds, taskState, waitsFor } from './plan.js'
import { dueDay, templateIssues, type TemplateTask } from './plan-template.js'

const today = '2026-06-01'
const task = (code: string, of: Partial<TaskFacts> = {}): TaskFacts => ({ code, level: 'unit', isRequired: true, dueOn: addDays(today, 60), isDone: false, dependsOn: [], ...of })
const none = { fi: '', sv: '', en: '' }
const line = (code: string, of: Partial<TemplateTask> = {}): TemplateTask => ({ code, title: { ...none, fi: code }, help: none, level: 'unit', kind: 'other', days: 0, isRequired: true, dependsOn: [], ...of })

/** Plans whose tasks wait only for earlier ones, as templates let them be. */
const plans = fc.array(fc.record({ isDone: fc.boolean(), isRequired: fc.boolean(), days: fc.integer({ min: -40, max: 90 }), waits: fc.array(fc.nat(9), { maxLength: 3 }) }), { maxLength: 10 }).map((some) =>
  some.map(({ days, waits, ...of }, place) => task(`t${place}`, { ...of, dueOn: addDays(today, days), dependsOn: [...new Set(waits.filter((each) => each < place).map((each) => `t${each}`))] }))
)

describe('a plan', () => {
  it('counts every task once, and is whole only when all of them are done', () => {
    fc.assert(
      fc.property(plans, (tasks) => {
        const { done, total, percent, openRequired, nextDue } = planProgress(tasks, today)
        expect(done + tasks.filter(({ isDone }) => !isDone).length).toBe(total)
        expect(percent === 100).toBe(done === total)
        expect(openRequired <= total - done).toBe(true)
        expect(nextDue === null).toBe(done === total)
      })
    )
  })

  it('always has a task that can be done, unless all are, and names as blockers none that waits', () => {
    fc.assert(
      fc.property(plans, (tasks) => {
        const open = tasks.filter(({ isDone }) => !isDone)
        expect(open.some((each) => waitsFor(each, tasks).length === 0)).toBe(open.length > 0)
        for (const blocker of blockersOf(tasks, today)) expect([blocker.isDone, waitsFor(blocker, tasks)]).toEqual([false, []])
      })
    )
  })

  it('names what is late, and what others wait for', () => {
    const tasks = [task('late', { dueOn: '2026-05-31' }), task('first'), task('then', { dependsOn: ['first'] }), task('alone'), task('nice', { isRequired: false, dueOn: '2026-05-01' })]
    expect(blockersOf(tasks, today).map(({ code }) => code)).toEqual(['late', 'first'])
  })

  it.each([
    [{ dueOn: '2026-05-31' }, 'overdue'],
    [{ dueOn: today }, 'due_soon'],
    [{ dueOn: '2026-06-15' }, 'due_soon'],
    [{ dueOn: '2026-06-16' }, 'open'],
    [{ dueOn: today, dependsOn: ['before'] }, 'waiting'],
    [{ dueOn: '2026-05-01', isDone: true }, 'done']
  ])('%j is %s', (of, state) => {
    expect(taskState(task('a', of), [task('before')], today)).toBe(state)
  })
})

describe('ticking a task off', () => {
  const given = { doneOn: today, note: 'pöytäkirja', today }

  it.each(taskKinds)('of the kind %s is for people, or for the facts', (kind) => {
    const codes = completionIssues({ ...task('a'), kind }, [], given).map(({ code }) => code)
    expect(codes).toEqual((factKinds as readonly string[]).includes(kind) ? ['TASK_BY_FACT'] : [])
    expect(isFact(kind)).toBe(codes.length > 0)
  })

  it('takes what it waits for, a day that has come, and what shows it', () => {
    const codes = (of: Partial<TaskFacts>, said = given) => completionIssues({ ...task('a', of), kind: 'document' }, [task('before')], said).map(({ code }) => code)
    expect(codes({ dependsOn: ['before'] })).toEqual(['TASK_WAITS'])
    expect(codes({}, { ...given, note: ' ', doneOn: '2026-06-02' })).toEqual(['OUT_OF_RANGE', 'REQUIRED'])
  })
})

describe('a template', () => {
  const codes = (tasks: readonly TemplateTask[]) => templateIssues(tasks).map(({ code, path }) => `${code} ${path.join('.')}`)

  it('is sound when every task can be reached', () => {
    expect(codes([line('a'), line('b', { dependsOn: ['a'] })])).toEqual([])
    expect(dueDay('2026-06-30', { days: -30 })).toBe('2026-05-31')
  })

  it.each<[readonly TemplateTask[], readonly string[]]>([
    [[], ['REQUIRED tasks']],
    [[line('A b')], ['INVALID_INPUT tasks.0.code']],
    [[line('a'), line('a')], ['DUPLICATE_KEY tasks.1.code']],
    [[line('a', { title: none })], ['REQUIRED tasks.0.title']],
    [[line('a', { dependsOn: ['z'] })], ['UNKNOWN_REFERENCE tasks.0.dependsOn']],
    [[line('a', { dependsOn: ['b'] }), line('b', { dependsOn: ['a'] })], ['TASKS_IN_CIRCLE tasks.0.dependsOn', 'TASKS_IN_CIRCLE tasks.1.dependsOn']],
    [[line('a', { days: 1.5 })], ['OUT_OF_RANGE tasks.0.days']]
  ])('%# says what is wrong', (tasks, found) => {
    expect(codes(tasks)).toEqual(found)
  })
})
