import type { NetworkTree } from '../network.types.js'
import { east, joensuu, kajaani, lieksa, north, oulu, treeOfToday } from '../testing/network-examples.js'
import { noDetails, startForm, type ChangeForm, type DetailsForm } from './change-form.js'
import { operationOf } from './change-operation.js'
import { whichProblems } from './change-problems.js'
import { dayNetwork } from './day-network.js'
import type { UnitBefore } from './unit-details.js'

const network = dayNetwork(treeOfToday() as NetworkTree, [], [])
const organisation = { id: 'o1', name: { fi: 'Ry', sv: 'Rf', en: 'Assoc.' } }
const details: DetailsForm = {
  ...noDetails,
  name: { fi: 'Uusi ', sv: '', en: 'New' },
  kind: 'workshop',
  organisation,
  municipalityCode: '167'
}
const written = {
  ...{ name: { fi: 'Uusi', sv: null, en: 'New' }, unitKind: 'workshop', organisationId: 'o1', municipalityCode: '167' },
  ...{ streetAddress: null, email: null, phone: null }
}
const centre: UnitBefore = {
  ...{ id: east.id, type: 'regional_centre', parentId: 'hq' },
  details: { ...details, name: { fi: 'Itä-Suomi', sv: '', en: '' }, kind: 'regional_centre' },
  shares: []
}
/** Oulu's unit, which has declared that a third of its work is done elsewhere. */
const sharing: UnitBefore = {
  ...{ id: oulu.id, type: 'local_unit', parentId: 'north', details: { ...details, municipalityCode: '564' } },
  shares: [
    { code: '564', percent: '66,6667' },
    { code: '205', percent: '33,3333' }
  ]
}

const form = (change: Partial<ChangeForm>): ChangeForm => ({ ...startForm({ today: '2026-11-21', language: 'fi' }), ...change })
const operation = (change: Partial<ChangeForm>, before: UnitBefore | null = null) => operationOf(form(change), { network, before })
const problems = (change: Partial<ChangeForm>, before: UnitBefore | null = null) =>
  whichProblems(form(change), { network, before }).map(({ field, text }) => `${field}: ${text.replace('change.problem.', '')}`)

describe('the operation of a form', () => {
  it.each<[string, Partial<ChangeForm>, object]>([
    ['open', { kind: 'open', targetId: 'east', details }, { open: { type: 'local_unit', parentId: 'east', details: written } }],
    [
      'open of a centre',
      { kind: 'open', level: 'regional_centre', details: { ...details, kind: '' } },
      { open: { type: 'regional_centre', parentId: 'hq', details: { ...written, unitKind: 'regional_centre' } } }
    ],
    [
      'amend, only what was touched',
      { kind: 'amend', unitId: 'oulu', changed: { phone: ' ', name: { fi: 'Uusi', sv: '', en: 'New' } } },
      { amend: { unitId: 'oulu', details: { name: written.name, phone: '' } } }
    ],
    ['move', { kind: 'move', unitIds: ['oulu'], targetId: 'east' }, { move: { unitIds: ['oulu'], parentId: 'east' } }],
    [
      'merge into one of them',
      { kind: 'merge', unitIds: ['oulu', 'kajaani'], successor: 'kajaani' },
      { merge: { unitIds: ['oulu'], intoId: 'kajaani', details: null, parentId: null } }
    ],
    [
      'merge into a new one',
      { kind: 'merge', unitIds: ['oulu', 'kajaani'], successor: 'new', details },
      { merge: { unitIds: ['oulu', 'kajaani'], intoId: null, details: written, parentId: null } }
    ],
    ['close', { kind: 'close', unitId: 'oulu', targetId: 'east' }, { close: { unitId: 'oulu', heirId: null } }],
    ['close of a centre', { kind: 'close', unitId: 'east', targetId: 'north' }, { close: { unitId: 'east', heirId: 'north' } }],
    [
      'territory',
      { kind: 'territory', codes: ['205'], targetId: 'east', toNobody: true },
      { territory: { unitId: null, municipalityCodes: ['205'] } }
    ],
    [
      'serve',
      { kind: 'serve', unitId: 'oulu', isShared: true, shares: [{ code: '564', percent: '70' }, { code: '205', percent: '30 %' }] },
      { serve: { unitId: 'oulu', shares: [{ municipalityCode: '564', share: 0.7 }, { municipalityCode: '205', share: 0.3 }] } }
    ],
    [
      'serve at home only',
      { kind: 'serve', unitId: 'oulu', isShared: false, shares: [{ code: '564', percent: '70' }] },
      { serve: { unitId: 'oulu', shares: [] } }
    ]
  ])('%s', (_name, change, expected) => {
    expect(problems(change)).toEqual([])
    expect(operation(change)).toEqual(expected)
  })

  it('serve: what is declared goes on where it was not touched', () => {
    const change: Partial<ChangeForm> = { kind: 'serve', unitId: oulu.id }
    expect(operation({ ...change, isShared: false }, sharing)).toEqual({ serve: { unitId: oulu.id, shares: [] } })
    expect(operation(change, sharing)).toEqual({
      serve: {
        unitId: oulu.id,
        shares: [
          { municipalityCode: '564', share: expect.closeTo(2 / 3, 5) },
          { municipalityCode: '205', share: expect.closeTo(1 / 3, 5) }
        ]
      }
    })
  })

  it('split: gives the parts of a centre what was given to them, and a new part what the centre was', () => {
    const change: Partial<ChangeForm> = {
      kind: 'split',
      unitId: east.id,
      parts: [
        { key: '1', mode: 'self', unitId: null, details: {}, percent: '60' },
        { key: '2', mode: 'new', unitId: null, details: { name: { fi: 'Uusi', sv: '', en: 'New' } }, percent: '40' }
      ],
      gifts: { [`unit:${lieksa.id}`]: '2', 'municipality:422': '2', 'municipality:167': '' }
    }
    expect(problems(change, centre)).toEqual([])
    expect(operation(change, centre)).toEqual({
      split: {
        unitId: east.id,
        parts: [
          { unitId: east.id, details: null, share: 0.6, childIds: [], municipalityCodes: [] },
          {
            unitId: null,
            details: { ...written, unitKind: 'regional_centre' },
            ...{ share: 0.4, childIds: [lieksa.id], municipalityCodes: ['422'] }
          }
        ]
      }
    })
  })

  it('reopen: a centre opens under the head office, a local unit under the centre that was chosen', () => {
    const unit: UnitBefore = { ...centre, id: 'kuopio', type: 'local_unit' }
    expect(operation({ kind: 'reopen', unitId: 'kuopio', targetId: 'north' }, unit)).toEqual({
      reopen: { unitId: 'kuopio', parentId: 'north', details: {} }
    })
    expect(operation({ kind: 'reopen', unitId: 'kuopio' }, { ...unit, type: 'regional_centre' })).toMatchObject({
      reopen: { parentId: 'hq' }
    })
  })
})

describe('what is wrong with a form', () => {
  it.each<[Partial<ChangeForm>, string[]]>([
    [{ kind: 'open' }, ['target: target', 'name-fi: name', 'kind: kind', 'organisation: organisation', 'municipality: municipality']],
    [{ kind: 'move', unitIds: ['gone'] }, ['units: someNotOnDay', 'target: target']],
    [{ kind: 'merge', unitIds: [oulu.id] }, ['units: twoUnits', 'successor: successor']],
    [{ kind: 'merge', unitIds: [oulu.id, north.id], successor: oulu.id }, ['units: sameLevel']],
    [
      { kind: 'merge', unitIds: [oulu.id, joensuu.id], successor: 'new', details: { ...details, email: 'x' } },
      ['target: target', 'email: email']
    ],
    [{ kind: 'close', unitId: east.id }, ['target: target']],
    [{ kind: 'close', unitId: kajaani.id }, []],
    [{ kind: 'close', unitId: 'gone' }, ['unit: notOnDay']],
    [{ kind: 'reopen', unitId: oulu.id }, ['unit: alive']],
    [{ kind: 'amend', unitId: oulu.id, changed: {} }, ['name-fi: nothingChanged']],
    [{ kind: 'territory' }, ['municipalities: municipalities', 'target: target']],
    [{ kind: 'serve' }, ['unit: unit']],
    [{ kind: 'serve', unitId: 'gone' }, ['unit: notOnDay']]
  ])('%j', (change, expected) => {
    expect(problems(change)).toEqual(expected)
  })

  const half = { code: '564', percent: '50' }
  it.each<[Partial<ChangeForm>, UnitBefore, string[]]>([
    [{}, sharing, ['shared: nothingChanged']],
    [{}, { ...sharing, shares: [] }, ['shared: nothingChanged']],
    [{ shares: [{ code: '205', percent: '33.3333' }, { code: '564', percent: '66,6667 %' }] }, sharing, ['shared: nothingChanged']],
    [{ isShared: false }, sharing, []],
    [{ isShared: false }, { ...sharing, shares: [] }, ['shared: nothingChanged']],
    [{ isShared: true }, { ...sharing, shares: [] }, ['shared: nothingChanged', 'municipalities: municipalities']],
    [{ shares: [] }, sharing, ['municipalities: municipalities']],
    [{ shares: [half, { code: '205', percent: '40' }] }, sharing, ['share-564: percentSum']],
    [{ shares: [half, { code: '205', percent: '0' }, { code: '422', percent: '' }] }, sharing, ['share-205: percent', 'share-422: percent']]
  ])('of the work that is divided: %j', (change, before, expected) => {
    expect(problems({ kind: 'serve', unitId: oulu.id, ...change }, before)).toEqual(expected)
  })

  it('tells which of several fields that are alike it means', () => {
    const parts = ['7', '8'].map((key) => ({ key, mode: 'new' as const, unitId: null, details: {}, percent: '50' }))
    const found = whichProblems(form({ kind: 'split', unitId: oulu.id, parts }), { network, before: sharing })
    expect(found.map(({ field, about }) => [field, about])).toEqual([
      ['part-7-name-fi', { part: 1 }],
      ['part-8-name-fi', { part: 2 }]
    ])
  })

  it('a centre that ends gives away everything', () => {
    const parts = ['1', '2'].map((key) => ({ key, mode: 'new' as const, unitId: null, details, percent: '50' }))
    const change: Partial<ChangeForm> = { kind: 'split', unitId: east.id, parts, gifts: { 'municipality:167': '1', 'municipality:297': '9' } }
    expect(problems(change, centre)).toEqual(['gifts-unit: unitsLeft', 'gifts-municipality: municipalitiesLeft'])
  })
})
