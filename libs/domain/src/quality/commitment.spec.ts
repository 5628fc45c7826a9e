import { addDays, addMonths } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { binds, type CommitmentDays, commitmentState, commitmentStates, daysThatExpire, endOf, termIssues } from './commitment.js'
import { type Duty, dutyState, firstDuties, nextDuty } from './commitment-duty.js'
import { commitmentStatement } from './commitment-statement.js'

const start = '2024-01-01'
const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(start, days))
const aDayOrNone = fc.option(day, { nil: null })

/** Days as the database lets them be: what was signed has a first day, and ends after it. */
const signed = fc
  .record({ validFrom: day, lasts: fc.option(fc.integer({ min: 1, max: 1800 }), { nil: null }), endsAfter: fc.option(fc.integer({ min: 0, max: 1800 }), { nil: null }), dueOn: aDayOrNone })
  .map(({ validFrom, lasts, endsAfter, dueOn }): CommitmentDays => {
    const validTo = lasts === null ? null : addDays(validFrom, lasts)
    return { signedAt: '2024-01-01T00:00:00Z', dueOn, validFrom, validTo, endedOn: endsAfter === null ? null : addDays(validFrom, endsAfter) }
  })
const asked = fc.record({ dueOn: day, endedOn: aDayOrNone }).map((days): CommitmentDays => ({ signedAt: null, validFrom: null, validTo: null, ...days }))

describe('where a commitment stands', () => {
  it('binds on exactly the days from its first to its end', () => {
    fc.assert(
      fc.property(signed, day, (days, today) => {
        const end = endOf(days)
        expect(binds(commitmentState(days, today))).toBe(today >= days.validFrom! && (end === null || today < end))
      })
    )
  })

  it('goes on from day to day and never back', () => {
    const order = ['requested', 'overdue', 'signed', 'in_force', 'expiring', 'ended', 'withdrawn']
    fc.assert(
      fc.property(fc.oneof(signed, asked), day, fc.integer({ min: 1, max: 900 }), (days, today, later) => {
        const [now, then] = [commitmentState(days, today), commitmentState(days, addDays(today, later))]
        expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(now))
        expect(commitmentStates).toContain(now)
      })
    )
  })

  it.each([
    [daysThatExpire + 1, 'in_force'],
    [daysThatExpire, 'expiring'],
    [1, 'expiring'],
    [0, 'ended']
  ])('with %d days left is %s', (left, state) => {
    expect(commitmentState({ signedAt: start, dueOn: null, validFrom: start, validTo: addDays('2025-01-01', left), endedOn: null }, '2025-01-01')).toBe(state)
  })

  it('is overdue from the day after the one it was asked for, and taken back when somebody did', () => {
    const days = { signedAt: null, dueOn: '2025-05-31', validFrom: null, validTo: null, endedOn: null }
    expect(['2025-05-31', '2025-06-01'].map((today) => commitmentState(days, today))).toEqual(['requested', 'overdue'])
    expect(commitmentState({ ...days, endedOn: '2025-05-01' }, '2025-06-01')).toBe('withdrawn')
  })
})

describe('the days of a commitment', () => {
  const version = { validFrom: '2025-01-01', validTo: '2026-01-01' }
  const codes = (validFrom: string, validTo: string | null) => termIssues({ validFrom, validTo }, version, '2025-06-01').map(({ code, path }) => `${code} ${path.join('.')}`)

  it('lie where the version holds, in order and within bounds', () => {
    expect(codes('2025-06-01', null)).toEqual([])
    expect(codes('2025-06-01', '2030-06-01')).toEqual([])
    expect(codes('2025-06-01', '2030-06-02')).toEqual(['OUT_OF_RANGE validTo'])
    expect(codes('2025-06-01', '2025-06-01')).toEqual(['DAYS_REVERSED validTo'])
    expect(codes('2026-01-01', null)).toEqual(['COMMITMENT_VERSION validFrom'])
    expect(codes('2024-05-31', null)).toEqual(['OUT_OF_RANGE validFrom'])
    expect(codes('2026-06-02', null)).toEqual(['OUT_OF_RANGE validFrom'])
  })
})

describe('duties', () => {
  const term = { validFrom: '2026-01-31', validTo: null }

  it('follow from the framework and the conditions, the first due first', () => {
    const conditions = [
      { text: 'Palaute kerätään', dueOn: '2026-03-31', everyMonths: 6 },
      { text: 'Yhteinen ilme', dueOn: null, everyMonths: null }
    ]
    expect(firstDuties('assessed', term, conditions).map(({ kind, dueOn, everyMonths }) => [kind, dueOn, everyMonths])).toEqual([
      ['condition', '2026-03-31', 6],
      ['development_plan', '2026-07-31', null],
      ['self_assessment', '2027-01-31', 12]
    ])
    expect(firstDuties('certificate', term, []).map(({ kind }) => kind)).toEqual(['certificate'])
  })

  it('of the framework are never due after the last day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 2000 }), (validFrom, lasts) => {
        const validTo = addDays(validFrom, lasts)
        for (const { dueOn } of firstDuties('assessed', { validFrom, validTo }, [])) expect(dueOn < validTo && dueOn >= validFrom).toBe(true)
      })
    )
  })

  it('come again in the step that was agreed, however late one is done, and not once the commitment has ended', () => {
    const months = fc.integer({ min: 1, max: 24 })
    fc.assert(
      fc.property(day, months, fc.integer({ min: -400, max: 900 }), aDayOrNone, (dueOn, everyMonths, late, end) => {
        const duty: Duty = { kind: 'condition', title: 'x', dueOn, everyMonths }
        const doneOn = addDays(dueOn, late)
        const next = nextDuty(duty, { doneOn, end })
        const steps = Array.from({ length: 60 }, (_none, times) => addMonths(dueOn, everyMonths * (times + 1)))
        const expected = steps.find((each) => each > doneOn)
        expect(next?.dueOn).toBe(end !== null && expected! >= end ? undefined : expected)
      })
    )
    expect(nextDuty({ kind: 'development_plan', title: '', dueOn: start, everyMonths: null }, { doneOn: start, end: null })).toBeUndefined()
  })

  it.each([
    ['2026-05-31', null, 'overdue'],
    ['2026-06-01', null, 'due_soon'],
    ['2026-07-01', null, 'due_soon'],
    ['2026-07-02', null, 'coming'],
    ['2026-05-31', '2026-06-01', 'done']
  ])('due %s and done %s is %s', (dueOn, doneOn, state) => {
    expect(dutyState({ dueOn, doneOn }, '2026-06-01')).toBe(state)
  })
})

describe('the statement', () => {
  const facts = {
    ...{ bound: 'Kiteen Kaari', framework: 'Oma kehys', versionNumber: 2, validFrom: '2026-12-01', validTo: '2027-12-01', signatory: 'Aila Aho', title: 'toiminnanjohtaja' },
    ...{ onBehalfOf: 'Kiteen Kaari ry', basis: 'hallituksen päätös 3.11.2026', conditions: [{ text: 'Palaute kerätään', dueOn: '2027-03-31', everyMonths: 6 }] }
  }

  it('says in Finnish who is bound by what, until which last day, on which conditions and by whom', () => {
    expect(commitmentStatement('fi', facts)).toBe(
      [
        'Kiteen Kaari sitoutuu noudattamaan laatukehystä ”Oma kehys”, versio 2.',
        'Sitoutuja arvioi toimintaansa kehyksen kriteereillä, korjaa havaitut puutteet sovitussa ajassa ja antaa verkostolle tiedot, joilla sitoumuksen toteutumista voi seurata.',
        'Sitoumus on voimassa 1.12.2026–30.11.2027.',
        'Lisäksi on sovittu:\n– Palaute kerätään (ensimmäisen kerran viimeistään 31.3.2027, sitten 6 kuukauden välein)',
        'Allekirjoittaja: Aila Aho, toiminnanjohtaja, Kiteen Kaari ry. Valtuus: hallituksen päätös 3.11.2026.'
      ].join('\n\n')
    )
  })

  it.each(['fi', 'sv', 'en'] as const)('names in %s everything that is signed', (language) => {
    const text = commitmentStatement(language, facts)
    for (const part of [facts.bound, facts.framework, facts.signatory, facts.title, facts.onBehalfOf, facts.basis, 'Palaute kerätään']) expect(text).toContain(part)
    expect(commitmentStatement(language, { ...facts, validTo: null, conditions: [] })).not.toContain('2027')
  })
})
