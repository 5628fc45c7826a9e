import fc from 'fast-check'
import { addDays } from '@solmu/shared/dates.js'
import { actions } from '../access/actions.js'
import { checkPutOff, handedOnBy, isPersonal, isPutOff, longestPutOffDays, marked, settledMarks, type WorkItemMark } from './marks.js'
import { urgencyOf, workItemKinds } from './work-items.js'

const today = '2026-06-01'
const mark = (of: Partial<WorkItemMark> = {}): WorkItemMark => ({ itemId: 'a:1', userId: 'me', putOffUntil: null, isPastDue: false, dueOn: null, delegateId: null, delegateMay: false, ...of })

describe('putting off', () => {
  const soon = { urgency: 'soon', dueOn: '2026-06-05' } as const
  it.each([
    ['to a day before it is due', soon, '2026-06-04', false, ''],
    ['to the day on which it is due', soon, '2026-06-05', false, ''],
    ['past that, unsaid', soon, '2026-06-06', false, 'PUT_OFF_PAST_DUE'],
    ['past that, said', soon, '2026-06-06', true, ''],
    ['of what is late, unsaid', { urgency: 'late', dueOn: '2026-05-30' }, '2026-06-02', false, 'PUT_OFF_PAST_DUE'],
    ['of what has no day', { urgency: 'later', dueOn: null }, '2026-08-30', false, ''],
    ['to today', soon, today, true, 'OUT_OF_RANGE'],
    ['too far', soon, addDays(today, longestPutOffDays + 1), true, 'OUT_OF_RANGE']
  ] as const)('%s', (_what, item, until, acceptsPastDue, code) => {
    const check = () => checkPutOff(item, { until, acceptsPastDue }, today)
    if (code === '') expect(check).not.toThrow()
    else expect(check).toThrow(code)
  })

  it('what became late without anybody saying so comes back before its day', () => {
    const put = mark({ putOffUntil: '2026-06-20', dueOn: '2026-06-25' })
    expect(isPutOff({ urgency: 'later', dueOn: '2026-06-25' }, put, today)).toBe(true)
    // Somebody has brought its day forward.
    expect(isPutOff({ urgency: 'late', dueOn: '2026-05-31' }, put, today)).toBe(false)
    expect(isPutOff({ urgency: 'late', dueOn: '2026-05-31' }, { ...put, isPastDue: true, dueOn: '2026-05-31' }, today)).toBe(true)
    expect(isPutOff({ urgency: 'late', dueOn: '2026-05-31' }, { ...put, isPastDue: true }, today)).toBe(false)
  })
})

describe('what was done with what waits', () => {
  const item = { id: 'a:1', urgency: 'soon', dueOn: '2026-06-05' } as const
  const of = (marks: WorkItemMark[], userId = 'me') => marked([item], marks, { userId, today })[0]
  it('is told to both sides', () => {
    const handed = mark({ delegateId: 'you', delegateMay: true })
    expect(of([handed])).toMatchObject({ standing: 'handed_on', own: handed, from: null })
    expect(of([handed], 'you')).toMatchObject({ standing: 'open', own: null, from: handed })
    expect(of([handed], 'she')).toMatchObject({ standing: 'open', own: null, from: null })
  })
  it('is over when the colleague may no longer do it', () => {
    const handed = mark({ delegateId: 'you', delegateMay: false })
    expect(of([handed])).toMatchObject({ standing: 'open', own: handed })
    expect(of([handed], 'you')).toMatchObject({ from: null })
  })
  it('a colleague puts off what was handed on to them', () => {
    const marks = [mark({ delegateId: 'you', delegateMay: true }), mark({ userId: 'you', putOffUntil: '2026-06-03', dueOn: '2026-06-05' })]
    expect(of(marks, 'you')).toMatchObject({ standing: 'put_off', from: marks[0] })
  })
})

const day = fc.integer({ min: -20, max: 120 }).map((days) => addDays(today, days))
const dated = fc.option(day).map((dueOn) => ({ dueOn, urgency: dueOn === null ? ('later' as const) : urgencyOf(dueOn, today) }))
const people = fc.constantFrom('me', 'you', 'she')
const anyMark = fc
  .record({ itemId: fc.constantFrom('a:1', 'a:2', 'a:3'), userId: people, delegateId: fc.option(people), until: day, isPastDue: fc.boolean(), dueOn: fc.option(day), delegateMay: fc.boolean() })
  .filter(({ userId, delegateId }) => userId !== delegateId)
  .map(({ until, delegateId, ...rest }): WorkItemMark => ({ ...rest, delegateId, putOffUntil: delegateId === null ? until : null }))

describe('whatever is marked', () => {
  const items = fc.tuple(dated, dated, dated).map((all) => all.map((each, place) => ({ ...each, id: `a:${place + 1}` })))

  it('nothing is lost, doubled or moved, and what nobody has marked waits', () => {
    fc.assert(
      fc.property(items, fc.array(anyMark), people, (all, marks, userId) => {
        const found = marked(all, marks, { userId, today })
        expect(found.map(({ item }) => item)).toEqual(all)
        for (const { item, standing, own, from } of found) {
          if (own === null) expect(standing).toBe('open')
          if (own) expect([own.itemId, own.userId]).toEqual([item.id, userId])
          if (from) expect([from.itemId, from.delegateId, from.delegateMay]).toEqual([item.id, userId, true])
          if (standing === 'handed_on') expect(own?.delegateMay).toBe(true)
        }
      })
    )
  })

  it('nothing stays out of sight past its day, nor late without having been said to be', () => {
    fc.assert(
      fc.property(dated, day, fc.boolean(), fc.nat({ max: 200 }), (item, until, acceptsPastDue, days) => {
        try {
          checkPutOff(item, { until, acceptsPastDue }, today)
        } catch {
          return
        }
        const late = item.urgency === 'late' || (item.dueOn !== null && until > item.dueOn)
        const put = mark({ putOffUntil: until, isPastDue: late, dueOn: item.dueOn })
        const then = addDays(today, days)
        const now = { dueOn: item.dueOn, urgency: item.dueOn === null ? item.urgency : urgencyOf(item.dueOn, then) }
        const isHidden = isPutOff(now, put, then)
        if (then >= until) expect(isHidden).toBe(false)
        else expect(isHidden).toBe(now.urgency !== 'late' || acceptsPastDue)
      })
    )
  })

  it('a mark goes with its matter, and not before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (ids, open) => {
        const settled = settledMarks(ids, open.map((id) => ({ id })))
        expect(settled).toEqual(ids.filter((id) => !open.includes(id)))
      })
    )
  })
})

describe('what is handed on', () => {
  it('takes a right, and is not what is one’s own', () => {
    for (const kind of workItemKinds) {
      const action = handedOnBy({ kind, params: {} })
      if (action !== undefined) expect([kind, action in actions]).toEqual([kind, true])
      if (isPersonal({ kind, params: {} })) expect([kind, action]).toEqual([kind, undefined])
    }
  })

  it.each([
    ['role_expiring', {}, 'access.manage'],
    ['role_expiring', { isOwn: true }, undefined],
    ['onboarding_task_due', {}, 'plan.work'],
    ['onboarding_task_due', { isOwn: true }, undefined],
    ['decision_task_due', {}, 'decision.work'],
    ['decision_task_due', { isOwn: true }, undefined],
    ['mandate_missing', { isMany: true }, undefined],
    ['agreement_obligation_due', { isParty: true }, 'agreement.sign'],
    ['agreement_obligation_due', { isParty: false }, 'agreement.manage'],
    ['municipality_merger_coming', { isContested: true }, 'network.change'],
    ['municipality_merger_coming', { isContested: false }, undefined],
    ['return_to_verify', {}, 'return.verify'],
    ['survey_results_ready', {}, undefined],
    ['export_ready', {}, undefined]
  ] as const)('%s %j by %s', (kind, params, action) => {
    expect(handedOnBy({ kind, params })).toBe(action)
  })

  it('is every kind that a role settles: the rest is told, or one’s own', () => {
    const told = ['network_change_coming', 'survey_results_ready', 'audit_chain_checked', 'access_review_waiting', 'improvement_to_verify']
    const contested = { isContested: true }
    const left = workItemKinds.filter((kind) => !isPersonal({ kind, params: {} }) && handedOnBy({ kind, params: contested }) === undefined)
    expect(left.sort()).toEqual(told.sort())
  })
})
