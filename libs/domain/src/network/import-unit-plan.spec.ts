import fc from 'fast-check'
import { dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { applyDelta, invertDelta } from './delta.js'
import { planUnits, type UnitImportPlan } from './import-unit-plan.js'
import type { UnitRegister } from './import-unit-wishes.js'
import { readUnitRow, type UnitRow } from './import-units.js'
import { sameRecords } from './testing/same-records.js'
import { municipalities, network } from './testing/small-network.js'
import { validateNetwork } from './rules.js'

const register: UnitRegister = {
  records: network,
  municipalities: municipalities.map((each) => ({ ...each, lon: 25, lat: 65 })),
  codes: new Map(network.units.filter(({ id }) => id !== 'b').map(({ id }) => [id, id.toUpperCase()])),
  organisations: [
    { id: network.units[0]!.organisationId, code: 'O1', businessId: '1234567-1', name: { fi: 'Eka ry', sv: 'Första rf', en: 'First' } },
    { id: 'org2', code: 'O2', businessId: null, name: { fi: 'Sama', sv: 'Sama', en: 'Sama' } },
    { id: 'org3', code: 'O3', businessId: null, name: { fi: 'Sama', sv: 'Sama', en: 'Sama' } }
  ]
}

const FIELDS = ['key', 'name.fi', 'type', 'kind', 'organisation', 'parent', 'municipality', 'openedOn', 'closedOn', 'id'] as const

type Cells = Partial<Record<(typeof FIELDS)[number], string>>

const rowsOf = (cells: readonly Cells[]): UnitRow[] =>
  cells.map((row, place) => readUnitRow(FIELDS, { line: place + 2, cells: FIELDS.map((field) => row[field] ?? '') }))

/** Works out rows, and counts how often it pauses. */
function planned(cells: readonly Cells[], of: { day?: number; register?: UnitRegister } = {}): UnitImportPlan & { pauses: number } {
  let made = 0
  const options = { effectiveOn: d(of.day ?? 10), reason: 'tiedosto', newId: () => `new${++made}` }
  const work = planUnits(of.register ?? register, rowsOf(cells), options)
  for (let pauses = 0; ; pauses++) {
    const step = work.next()
    if (step.done) return { ...step.value, pauses }
  }
}

const told = ({ rows }: UnitImportPlan) => rows.map(({ outcome, faults }) => [outcome, ...faults.map(({ field, code, params }) => [field, code, ...Object.values(params)])])

const unit = (key: string, more: Cells = {}): Cells => ({
  ...{ key, 'name.fi': `Paja ${key}`, type: 'local_unit', kind: 'workshop', organisation: '1234567-1', parent: 'NORTH', municipality: '1' },
  ...more
})
const centre = (key: string, more: Cells = {}): Cells => unit(key, { type: 'regional_centre', kind: '', parent: '', ...more })
const known = (id: string, more: Cells = {}): Cells => ({ key: id.toUpperCase(), 'name.fi': nameOf(id), type: network.units.find((each) => each.id === id)?.type ?? '', ...more })
const nameOf = (id: string): string => network.units.find((each) => each.id === id)?.name.fi ?? ''

describe('a row about a new unit', () => {
  it('opens it, under a parent that the file itself may open further down', () => {
    const plan = planned([unit('U1', { parent: 'UC' }), centre('UC'), unit('U2', { parent: 'Paja UC', closedOn: d(90) })])
    expect(told(plan)).toEqual([['new'], ['new'], ['new']])
    expect(plan.opened.map(({ code, type }) => [code, type])).toEqual([['U1', 'local_unit'], ['UC', 'regional_centre'], ['U2', 'local_unit']])
    expect(plan.delta.added.links.map(({ unitId, parentId, validTo }) => [unitId, parentId, validTo])).toEqual([
      ['new1', 'new2', null],
      ['new2', 'hq', null],
      ['new3', 'new2', d(90)]
    ])
    expect(plan.delta.removed.units).toEqual([])
  })

  it.each<[string, Cells, unknown[]]>([
    ['whose parent is of the wrong level', { parent: 'A' }, [['parent', 'NETWORK_REFUSED', 'parent_level']]],
    ['whose parent ends', { parent: 'EAST' }, [['parent', 'NETWORK_REFUSED', 'parent_not_alive']]],
    ['in a municipality that is gone', { municipality: '005' }, [['municipality', 'NETWORK_REFUSED', 'municipality_not_alive']]],
    ['of the wrong kind', { kind: 'regional_centre' }, [[null, 'NETWORK_REFUSED', 'level_differs']]],
    ['of an organisation that could be two', { organisation: 'sama' }, [['organisation', 'AMBIGUOUS_REFERENCE', 'sama']]],
    ['that would be a head office', { type: 'headquarters', kind: '' }, [['type', 'NETWORK_REFUSED', 'headquarters']]],
    ['without a key', { key: '' }, [['key', 'REQUIRED']]]
  ])('%s is wrong', (_what, more, faults) => {
    expect(told(planned([unit('U1', more)]))).toEqual([['wrong', ...faults]])
  })

  it('that stands under a wrong one depends on it, and the others do not', () => {
    const plan = planned([unit('U1', { parent: 'UC' }), centre('UC', { municipality: '005' }), unit('U2')])
    expect(told(plan).slice(0, 1)).toEqual([['wrong', ['parent', 'ROW_DEPENDS', 3]]])
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'new'])
    expect(plan.opened).toHaveLength(1)
  })
})

describe('a row about a unit that is known', () => {
  it('changes what it says otherwise, and nothing that it does not say', () => {
    const plan = planned([known('a', { 'name.fi': 'Uusi', parent: 'SOUTH' }), known('c')])
    expect(told(plan)).toEqual([['changed'], ['unchanged']])
    const [period] = plan.delta.added.units.filter(({ id, validFrom }) => id === 'a' && validFrom === d(10))
    expect(period).toMatchObject({ name: { fi: 'Uusi' }, organisationId: network.units[0]!.organisationId, reason: 'tiedosto' })
    expect(plan.rows.map(({ subjectId }) => subjectId)).toEqual(['a', 'c'])
  })

  it('is compared on the day on which the unit begins, when that is later', () => {
    expect(told(planned([known('young', { parent: 'SOUTH' })]))).toEqual([['unchanged']])
    expect(told(planned([known('young', { 'name.fi': 'Toinen' })]))).toEqual([['changed']])
  })

  it('that has ended is unchanged when the row says so too, and refused when it says anything else', () => {
    expect(told(planned([known('gone', { closedOn: d(5), parent: 'NORTH' })]))).toEqual([['unchanged']])
    expect(told(planned([known('gone')]))).toEqual([['wrong', [null, 'NETWORK_REFUSED', 'unit_not_alive']]])
    expect(told(planned([known('gone', { closedOn: d(5), 'name.fi': 'X' })]))).toEqual([['wrong', [null, 'NETWORK_REFUSED', 'unit_not_alive']]])
  })

  it('closes it, a centre only after those that stand under it have gone elsewhere', () => {
    expect(told(planned([known('north', { closedOn: d(80) })]))).toEqual([['wrong', ['closedOn', 'NETWORK_REFUSED', 'heir_needed']]])
    const records = { ...network, territories: [], services: [] }
    const bare = { ...register, records }
    const moved = [known('a', { parent: 'SOUTH' }), { id: 'b', 'name.fi': nameOf('b'), type: 'local_unit', parent: 'SOUTH' }, known('p', { parent: 'SOUTH' })]
    const plan = planned([known('north', { closedOn: d(80) }), ...moved], { register: bare })
    expect(told(plan)).toEqual([['changed'], ['changed'], ['changed'], ['changed']])
    expect(told(planned([known('north', { closedOn: d(80) }), ...moved.slice(1)], { register: bare }))[0]).toEqual([
      ...['wrong', ['closedOn', 'NETWORK_REFUSED', 'heir_needed']]
    ])
  })

  it('is known by its id where it has no key, and by nothing where the row gives it one', () => {
    expect(told(planned([{ id: 'b', 'name.fi': nameOf('b'), type: 'local_unit' }]))).toEqual([['unchanged']])
    expect(told(planned([{ key: 'B', id: 'b', 'name.fi': nameOf('b'), type: 'local_unit' }]))).toEqual([['wrong', ['key', 'UNKNOWN_REFERENCE', 'B']]])
  })

  it('keeps its level', () => {
    expect(told(planned([known('a', { type: 'regional_centre' })]))).toEqual([['wrong', ['type', 'NETWORK_REFUSED', 'level_differs']]])
  })

  it('stands on two lines at once on neither', () => {
    expect(told(planned([known('a'), known('a')]))).toEqual([
      ['wrong', ['key', 'DUPLICATE_KEY', 3]],
      ['wrong', ['key', 'DUPLICATE_KEY', 2]]
    ])
  })
})

describe('any file', () => {
  const cells = fc.record<Cells>(
    {
      key: fc.constantFrom('A', 'C', 'NORTH', 'SOUTH', 'EAST', 'YOUNG', 'GONE', 'U1', 'U2', 'U3', ''),
      'name.fi': fc.constantFrom('Eka', 'Toka', nameOf('a'), ''),
      type: fc.constantFrom('local_unit', 'regional_centre', 'headquarters'),
      kind: fc.constantFrom('workshop', 'regional_centre', ''),
      organisation: fc.constantFrom('1234567-1', 'O2', 'Sama', ''),
      parent: fc.constantFrom('NORTH', 'SOUTH', 'EAST', 'U1', 'A', ''),
      municipality: fc.constantFrom('001', '5', '007', ''),
      openedOn: fc.constantFrom('', d(3), d(20), d(65)),
      closedOn: fc.constantFrom('', d(15), d(60), d(90))
    },
    { requiredKeys: [] }
  )

  it('leaves a sound network, can be taken back exactly, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), (file) => {
        const plan = planned(file)
        const after = applyDelta(network, plan.delta)
        expect(validateNetwork(after, municipalities)).toEqual([])
        expect(sameRecords(applyDelta(after, invertDelta(plan.delta)), network)).toBe(true)
        const codes = new Map([...register.codes, ...plan.opened.map(({ unitId, code }): [string, string] => [unitId, code])])
        const sound = file.filter((_, place) => plan.rows[place]?.outcome !== 'wrong')
        const again = planned(sound, { register: { ...register, records: after, codes } })
        expect(again.rows.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it('of many rows pauses again and again', () => {
    const file = Array.from({ length: 1000 }, (_, place) => unit(`U${place}`))
    expect(planned(file).pauses).toBeGreaterThan(10)
  })
})
