import fc from 'fast-check'
import { basisOf, proposeMapping } from '../network/import-fields.js'
import { listTotals, planPublicProjects, type PlannedPublicProject, type PublicProjectRecord } from './public-project-plan.js'
import { readingsOf } from './public-project-readings.js'
import { listedAmount, listedDay, listedRegion, type PublicProjectRow, readPublicProject } from './public-project.js'

/** The headings of the lists of two periods, as they were published. */
const older = 'Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,Myönnetty EU- ja valtion rahoitus,Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,Toteutunut julkinen rahoitus yhteensä'
const headings = older.split(',')
const fields = proposeMapping('projects', headings, {})
const sound = ['S10001', 'ESR', 'Paja auki', 'Itä-Suomen suuralueosio', '2', 'Itäinen viranomainen', 'Toiminnassa', '1.4.2024', '31.12.2026', 'Työpaja ry', '308 999,50', '100000', '368999', '120000']
const with_ = (changes: Readonly<Record<number, string>>) => sound.map((cell, place) => changes[place] ?? cell)

let ids = 0
const newId = () => `p${++ids}`
const read = (lists: readonly (readonly string[])[]): PublicProjectRow[] => lists.map((cells, place) => readPublicProject(fields, { line: place + 2, cells }))

function planned(known: readonly PublicProjectRecord[], rows: readonly PublicProjectRow[]): PlannedPublicProject[] {
  const work = planPublicProjects(known, rows, newId)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The register once a list has been brought in. */
function broughtIn(known: readonly PublicProjectRecord[], plan: readonly PlannedPublicProject[]): PublicProjectRecord[] {
  const after = new Map(known.map((record) => [record.id, record]))
  for (const { outcome, subjectId, facts, before } of plan) {
    if (subjectId && (outcome === 'new' || outcome === 'changed')) after.set(subjectId, { id: subjectId, version: (before?.version ?? 0) + 1, facts })
  }
  return [...after.values()]
}

describe('the columns of public lists', () => {
  it('are known by the headings of the lists that were published', () => {
    expect(fields).toEqual(['code', 'fund', 'name', 'programme', 'priority', 'funder', 'state', 'startsOn', 'endsOn', 'organisation', 'granted', 'realised', 'publicPlanned', 'publicRealised'])
    expect(proposeMapping('projects', ['Hankekoodi', 'Tuensaaja', 'Y-tunnus', 'Hanke', 'Alkamispäivä', 'Päättymispäivä', 'Maakunta', 'Jotain'], {})).toEqual([
      ...['code', 'organisation', 'businessId', 'name', 'startsOn', 'endsOn', 'region', null]
    ])
  })
})

describe('the workbook of EURA 2021', () => {
  const workbook = ['Hankekoodi ', 'Ryhmähanketunnus', 'Rahasto', 'EAKR-/JTF-alatyyppi', 'Tl', 'Et', 'Hankkeen nimi', 'Toteuttajan nimi', 'Toteuttajan Y-tunnus', 'Rahoittava viranomainen', 'Toiminnan tila', 'Aloituspvm', 'Päättymispvm',
    'Suunniteltu EU- ja valtion rahoitus', 'Suunniteltu julkinen rahoitus', 'Suunniteltu rahoitus yhteensä', 'Toteutunut EU- ja valtion rahoitus', 'Toteutunut julkinen rahoitus', 'Sijainti', 'Suunnitelman mukainen tiivistelmä hankkeen toteutuksesta']
  it('is known by its headings; that what is planned stands for what was granted is a guess', () => {
    const taken = proposeMapping('projects', workbook, {})
    expect(taken).toEqual(['code', null, 'fund', null, 'priority', 'objective', 'name', 'organisation', 'businessId', 'funder', 'state', 'startsOn', 'endsOn', 'granted', 'publicPlanned', null, 'realised', 'publicRealised', 'region', 'summary'])
    const guessed = workbook.filter((heading, at) => taken[at] && basisOf('projects', { heading, field: taken[at] }, {}) === 'guessed')
    expect(guessed).toEqual(['Suunniteltu EU- ja valtion rahoitus'])
    expect(basisOf('projects', { heading: 'Oma', field: 'code' }, { Oma: 'code' })).toBe('remembered')
  })
})

describe('what a row was understood as', () => {
  it('stands beside the cell, and beside what is known', () => {
    const known = broughtIn([], planned([], read([sound])))[0]!.facts
    const told = readingsOf(fields, { line: 2, cells: with_({ 7: '7560', 11: '200000,5' }) }, known)
    expect(told.find(({ field }) => field === 'startsOn')).toEqual({ field: 'startsOn', raw: '7560', is: null, known: null })
    expect(told.find(({ field }) => field === 'realised')).toEqual({ field: 'realised', raw: '200000,5', is: { kind: 'amount', amount: 20_000_050, currency: 'EUR' }, known: { kind: 'amount', amount: 10_000_000, currency: 'EUR' } })
    expect(told.find(({ field }) => field === 'granted')?.known).toBeNull()
  })

  it('is a region by its name', () => {
    expect(['FI193 Keski-Suomi', 'FI1D3  Pohjois-Karjala', 'Finland', 'FI19', 'Fiskars'].map(listedRegion)).toEqual(['Keski-Suomi', 'Pohjois-Karjala', 'Finland', 'FI19', 'Fiskars'])
  })
})

describe('a row of a public list', () => {
  it('is read as it is written', () => {
    const [row] = read([sound])
    expect(row?.faults).toEqual([])
    expect(row?.facts).toMatchObject({ code: 'S10001', name: 'Paja auki', startsOn: '2024-04-01', endsOn: '2026-12-31', granted: 30_899_950, realised: 10_000_000, currency: 'EUR', summary: null })
  })

  it.each([
    ['a day that is an amount of a shifted row', { 7: '7560' }, [['startsOn', 'INVALID_DATE']]],
    ['an amount that a spreadsheet would take for a day', { 7: '16500' }, [['startsOn', 'INVALID_DATE']]],
    ['a day long ago', { 7: '1.4.1899' }, [['startsOn', 'INVALID_DATE']]],
    ['no organisation', { 9: ' ' }, [['organisation', 'REQUIRED']]],
    ['an amount in place of the organisation', { 9: '157500' }, [['organisation', 'INVALID_INPUT']]],
    ['half a name in place of an amount, after an unquoted comma', { 10: 'AVOIN YHTIÖ' }, [['granted', 'INVALID_NUMBER']]],
    ['a day in place of an amount', { 11: '15.10.2014' }, [['realised', 'INVALID_NUMBER']]],
    ['thousands parted by points', { 10: '1.234.567' }, [['granted', 'INVALID_NUMBER']]],
    ['less than nothing granted', { 10: '-5' }, [['granted', 'OUT_OF_RANGE']]],
    ['an end before the beginning', { 8: '1.1.2024' }, [['endsOn', 'DAYS_REVERSED']]]
  ])('with %s is told with its field', (_what, changes, faults) => {
    const [row] = read([with_(changes as Record<number, string>)])
    expect(row?.faults.map(({ field, code }) => [field, code])).toEqual(faults)
  })

  it('keeps quotation marks and leaves out line breaks', () => {
    expect(read([with_({ 2: 'Hanke "Väylä"\nja polku' })])[0]?.facts.name).toBe('Hanke "Väylä" ja polku')
  })

  it('reads every amount that it could have written, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.constantFrom(' ', '\u00a0', ''), fc.constantFrom(',', '.'), (cents, gap, mark) => {
        const whole = Math.trunc(Math.abs(cents) / 100).toString().replace(/\B(?=(\d{3})+$)/g, gap)
        const text = `${cents < 0 ? '\u2212' : ''}${whole}${mark}${String(Math.abs(cents) % 100).padStart(2, '0')}`
        expect(listedAmount(text)).toBe(cents)
        expect(listedAmount(`${text} €`)).toBe(cents)
      })
    )
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (number) => expect(listedDay(String(number))).toBeNull()))
  })
})

describe('a public list', () => {
  it('finds what is known by its code, changes what it says, and leaves what it does not say', () => {
    const known = broughtIn([], planned([], read([sound])))
    const plan = planned(known, read([with_({ 11: '200000', 1: '' })]))
    expect(plan).toMatchObject([{ outcome: 'changed', subjectId: known[0]?.id, facts: { realised: 20_000_000, fund: 'ESR' } }])
  })

  it('knows a project without a code by its name, organisation and days', () => {
    const known = broughtIn([], planned([], read([with_({ 0: '' })])))
    const plan = planned(known, read([with_({ 2: 'PAJA AUKI!', 0: '' }), with_({ 2: 'Toinen', 0: '' })]))
    expect(plan.map(({ outcome }) => outcome)).toEqual(['changed', 'new'])
    expect(plan[0]?.subjectId).toBe(known[0]?.id)
  })

  it('tells doubles of one list: the same twice changes nothing, a contradiction is a fault', () => {
    const plan = planned([], read([sound, sound, with_({ 10: '5' })]))
    expect(plan.map(({ outcome }) => outcome)).toEqual(['new', 'unchanged', 'wrong'])
    expect(plan[2]?.faults).toEqual([{ field: 'code', code: 'DUPLICATE_KEY', params: { line: 2 } }])
  })

  it('tells a row with more cells than headings, and keeps currencies apart', () => {
    expect(readPublicProject([...fields, null], { line: 2, cells: [...sound, 'x'], headed: fields.length }).faults).toEqual([{ field: null, code: 'TOO_MANY_CELLS', params: { count: 15, columns: 14 } }])
    const known = broughtIn([], planned([], read([sound])))
    const inCrowns = readPublicProject([...fields, 'currency'], { line: 2, cells: [...with_({ 10: '' }), 'SEK'] })
    expect(planned(known, [inCrowns])).toMatchObject([{ outcome: 'wrong', faults: [{ field: 'currency', code: 'CURRENCY_MIXED', params: { expected: 'EUR', given: 'SEK' } }] }])
  })

  it('lets in what is odd, and says so', () => {
    const plan = planned([], read([with_({ 11: '400000' }), with_({ 0: 'S10002' })]))
    expect(plan.map(({ outcome, faults }) => [outcome, faults.map(({ code }) => code)])).toEqual([
      ['new', ['REALISED_ABOVE_GRANTED']],
      ['new', ['LIKE_ANOTHER']]
    ])
  })

  it('does not guess which of two is meant', () => {
    const known = broughtIn([], planned([], read([sound, with_({ 0: 'S10002' })])))
    expect(planned(known, read([with_({ 0: '' })]))).toMatchObject([{ outcome: 'wrong', faults: [{ code: 'AMBIGUOUS_REFERENCE' }] }])
  })
})

/** Lists with few codes and names, so that rows meet. */
const cells = fc.record({ 0: fc.constantFrom('', 'A', 'B', 'C'), 2: fc.constantFrom('Paja', 'Polku', ''), 5: fc.constantFrom('', 'Itä', 'Länsi'), 7: fc.constantFrom('1.4.2024', '7560', ''), 10: fc.constantFrom('1', '2,50', 'kaksi', ''), 11: fc.constantFrom('3', '') })
const list = fc.array(cells, { maxLength: 12 }).map((rows) => rows.map(with_))

describe('any lists, one after the other', () => {
  it('change nothing the second time', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const start = broughtIn([], planned([], read(first)))
        const after = broughtIn(start, planned(start, read(second)))
        const again = planned(after, read(second)).filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
        expect(again).toEqual([])
      }),
      { numRuns: 500 }
    )
  })

  it('have control totals that agree with the register before and after, to the cent', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const start = broughtIn([], planned([], read(first)))
        const plan = planned(start, read(second))
        const after = broughtIn(start, plan)
        const nothing = { rows: 0, granted: 0n, realised: 0n }
        const counted = (part: 'before' | 'after') => new Map(listTotals(part === 'before' ? start : after, []).map(({ funder, before }) => [funder, before]))
        for (const { funder, before, after: sums } of listTotals(start, plan)) {
          expect(before).toEqual(counted('before').get(funder) ?? nothing)
          expect(sums).toEqual(counted('after').get(funder) ?? nothing)
        }
        expect(listTotals(start, plan).reduce((all, { file }) => all + file.rows, 0)).toBe(second.length)
      })
    )
  })
})
