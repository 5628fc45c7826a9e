import { addDays, addMonths } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { DomainError } from '../errors.js'
import { type AdoptionEvent, type AdoptionFacts, adoptionOn, adoptionRuns, type FollowUpAnswer, followUpMonths, followUpWaiting, readAnswer, retention, spread, spreadDays } from './adoption.js'

const begun = '2024-01-31'
const inUse = { state: 'in_use', depth: 'part', since: begun } as const
const answer = (months: 6 | 12 | 24, said: 'in_use' | 'no_evidence' | 'stopped', answeredOn: string) => ({ begunOn: begun, months, answer: said, answeredOn })
const stateOn = (facts: AdoptionFacts, day: string) => adoptionOn(facts, day)?.state

describe('an adoption', () => {
  it('is known for six months and the days to answer, and unknown from then on', () => {
    const facts = { events: [inUse], answers: [] }
    expect(adoptionOn(facts, '2024-01-30')).toBeNull()
    expect(['2024-01-31', '2024-07-31', '2024-09-29', '2024-09-30', '2030-01-01'].map((day) => stateOn(facts, day))).toEqual(['in_use', 'in_use', 'in_use', 'unknown', 'unknown'])
  })

  it('is known again from the day of a late answer, until the next question runs out', () => {
    const facts = { events: [inUse], answers: [answer(6, 'in_use', '2024-11-15')] }
    expect(['2024-11-14', '2024-11-15', '2025-04-01', '2025-04-02'].map((day) => stateOn(facts, day))).toEqual(['unknown', 'in_use', 'in_use', 'unknown'])
  })

  it('is unknown at once where it is said that nothing shows it', () => expect(stateOn({ events: [inUse], answers: [answer(6, 'no_evidence', '2024-08-01')] }, '2024-08-01')).toBe('unknown'))

  it('is known for good after the last question', () => {
    const facts = { events: [inUse], answers: [answer(24, 'in_use', '2026-02-01')] }
    expect(stateOn(facts, '2035-01-01')).toBe('in_use')
  })

  it('goes on through a change of depth, and begins anew after an end', () => {
    const events = [inUse, { state: 'in_use', depth: 'base', since: '2024-05-01' }, { state: 'stopped', depth: null, since: '2024-06-01' }, { state: 'in_use', depth: 'full', since: '2025-01-01' }] as const
    expect(adoptionRuns(events)).toEqual([{ begunOn: begun, endedOn: '2024-06-01' }, { begunOn: '2025-01-01', endedOn: null }])
    expect(adoptionOn({ events, answers: [] }, '2024-05-15')).toMatchObject({ state: 'in_use', depth: 'base', begunOn: begun })
    expect(stateOn({ events, answers: [] }, '2024-12-01')).toBe('stopped')
  })

  it('is what was said last, also of days before', () => {
    const facts = { events: [inUse, { state: 'not_for_us', depth: null, since: '2024-01-01' } as const], answers: [] }
    expect(stateOn(facts, '2024-06-01')).toBe('not_for_us')
  })
})

describe('the question whether it is still in use', () => {
  it('waits from its day on, and only the newest', () => {
    const facts = { events: [inUse], answers: [] }
    const waiting = (day: string) => followUpWaiting(facts, day)?.months
    expect(['2024-07-30', '2024-07-31', '2025-01-30', '2025-01-31', '2026-01-31'].map(waiting)).toEqual([undefined, 6, 6, 12, 24])
    expect(followUpWaiting({ ...facts, answers: [answer(12, 'in_use', '2025-02-01')] }, '2025-03-01')).toBeNull()
    expect(followUpWaiting({ events: [inUse, { state: 'stopped', depth: null, since: '2024-06-01' }], answers: [] }, '2025-01-01')).toBeNull()
  })

  it('is answered with evidence, or with a reason for the end', () => {
    const read = (given: Parameters<typeof readAnswer>[0]) => {
      try {
        return readAnswer(given)
      } catch (error) {
        return (error as DomainError).code
      }
    }
    expect(read({ answer: 'in_use', text: ' ', link: '' })).toBe('REQUIRED')
    expect(read({ answer: 'stopped', text: '', link: '' })).toBe('REQUIRED')
    expect(read({ answer: 'in_use', text: 'Tilasto', link: 'tilasto' })).toBe('INVALID_WEBSITE')
    expect(read({ answer: 'no_evidence', text: '', link: '' })).toEqual({ answer: 'no_evidence', text: '', link: '' })
  })
})

describe('retention', () => {
  it('counts what is kept, ended, unknown and still open, of those whose day has come', () => {
    const units: AdoptionFacts[] = [
      { events: [inUse], answers: [answer(6, 'in_use', '2024-08-01')] },
      { events: [inUse, { state: 'stopped', depth: null, since: '2024-03-01' }], answers: [] },
      { events: [inUse], answers: [] },
      { events: [{ ...inUse, since: '2024-06-01' }], answers: [] }
    ]
    expect(retention(units, '2024-12-15')[0]).toEqual({ months: 6, asked: 4, kept: 1, stopped: 1, unknown: 1, open: 1 })
    expect(retention(units, '2024-07-30')[0]).toMatchObject({ asked: 0 })
  })
})

describe('whatever was said', () => {
  const day = fc.integer({ min: 0, max: 1800 }).map((at) => addDays('2021-01-01', at))
  const event = fc.record({ state: fc.constantFrom('considering', 'in_use', 'not_for_us', 'stopped'), depth: fc.constantFrom('trying', 'full', null), since: day })
  const facts = fc.array(event as fc.Arbitrary<AdoptionEvent>, { maxLength: 6 }).chain((events): fc.Arbitrary<AdoptionFacts> => {
    const begins = adoptionRuns(events).map(({ begunOn }) => begunOn)
    if (begins.length === 0) return fc.constant({ events, answers: [] })
    const given = fc.record({ begunOn: fc.constantFrom(...begins), months: fc.constantFrom(...followUpMonths), answer: fc.constantFrom<FollowUpAnswer[]>('in_use', 'no_evidence', 'stopped'), late: fc.nat(400) })
    const answers = fc.uniqueArray(given, { selector: ({ begunOn, months }) => `${begunOn} ${months}`, maxLength: 4 })
    return answers.map((all) => ({ events, answers: all.map(({ late, ...each }) => ({ ...each, answeredOn: addDays(addMonths(each.begunOn, each.months), late) })) }))
  })

  it('the parts of retention are those who were asked', () => {
    fc.assert(fc.property(fc.array(facts, { maxLength: 5 }), day, (units, today) => {
      for (const { asked, kept, stopped, unknown, open } of retention(units, today)) expect(kept + stopped + unknown + open).toBe(asked)
    }))
  })

  it('the curve ends where units stand today, and no unit is in two places', () => {
    fc.assert(fc.property(fc.array(facts, { maxLength: 5 }), day, (units, today) => {
      const points = spread(units, today)
      expect(points.map((point) => point.day)).toEqual([...spreadDays(units, today)])
      expect(points.at(-1)?.inUse).toBe(units.filter((each) => adoptionOn(each, today)?.state === 'in_use').length)
      for (const { inUse: used, unknown, stopped, considering } of points) expect(used + unknown + stopped + considering).toBeLessThanOrEqual(units.length)
    }))
  })

  it('nothing is in use later than its last question without an answer that shows it', () => {
    fc.assert(fc.property(facts, day, (each, today) => {
      const now = adoptionOn(each, today)
      if (now?.state !== 'in_use' || now.begunOn === null || addDays(addMonths(now.begunOn, 6), 60) >= today) return
      expect(each.answers.some((said) => said.begunOn === now.begunOn && said.answeredOn <= today)).toBe(true)
    }))
  })
})
