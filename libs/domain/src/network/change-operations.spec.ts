import { sameInAll } from '@solmu/shared/text.js'
import { dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import type { NetworkOperation } from './change.js'
import { applyDelta } from './delta.js'
import { planChange } from './plan-change.js'
import { aPeriod, someDetails } from './testing/change-arbitraries.js'
import { aLink } from './testing/network-arbitraries.js'
import { change, deltaFor, municipalities, network, refusalsOf, settled } from './testing/small-network.js'

const centre = someDetails({ kind: 'regional_centre' })
const named = (name: string): { readonly name: ReturnType<typeof sameInAll> } => ({ name: sameInAll(name) })

type Case = [string, NetworkOperation, readonly string[], number?]

const makes: Case[] = [
  [
    'a local unit opens under a centre',
    { kind: 'open', unitId: 'n', type: 'local_unit', details: someDetails(), parentId: 'north' },
    ['+ n is Uusi 10-', '+ n under north 10-']
  ],
  [
    'a centre opens under the head office',
    { kind: 'open', unitId: 'n', type: 'regional_centre', details: centre, parentId: 'hq' },
    ['+ n is Uusi 10-', '+ n under hq 10-']
  ],
  [
    'a unit is renamed from a day on',
    { kind: 'amend', unitId: 'a', details: named('Alfa') },
    ['+ a is Alfa 10-', '+ a is a 0-10', '- a is a 0-']
  ],
  [
    'the head office is renamed',
    { kind: 'amend', unitId: 'hq', details: named('Pää') },
    ['+ hq is Pää 10-', '+ hq is hq 0-10', '- hq is hq 0-']
  ],
  [
    'a unit that is to close is renamed, and closes all the same',
    { kind: 'amend', unitId: 'east', details: named('Itä') },
    ['+ east is Itä 10-60 (lakkaa)', '+ east is east 0-10', '- east is east 0-60 (lakkaa)']
  ],
  [
    'a unit is renamed on the day it opens',
    { kind: 'amend', unitId: 'young', details: named('Nuori') },
    ['+ young is Nuori 30-', '- young is young 30-'],
    30
  ],
  [
    'a unit moves for good',
    { kind: 'move', unitIds: ['a'], parentId: 'south' },
    ['+ a under north 0-10', '+ a under south 10-', '- a under north 0-']
  ],
  [
    'several units move at once, the one that was to go there anyway goes earlier',
    { kind: 'move', unitIds: ['a', 'p'], parentId: 'south' },
    [
      '+ a under north 0-10',
      '+ a under south 10-',
      '+ p under north 0-10',
      '+ p under south 10-',
      '- a under north 0-',
      '- p under north 0-40',
      '- p under south 40-'
    ]
  ],
  [
    'a unit moves until the move that is planned for it',
    { kind: 'move', unitIds: ['p'], parentId: 'east' },
    ['+ p under east 10-40', '+ p under north 0-10', '- p under north 0-40']
  ],
  [
    'a unit closes, and with it the work that it declared',
    { kind: 'close', unitId: 'a', heirId: null },
    [
      '+ a for 001 0.5 0-10',
      '+ a for 003 0.5 0-10',
      '+ a is a 0-10 (syy)',
      '+ a under north 0-10',
      '- a for 001 0.5 0-',
      '- a for 003 0.5 0-',
      '- a is a 0-',
      '- a under north 0-'
    ]
  ],
  [
    'a centre that was to close later closes earlier',
    { kind: 'close', unitId: 'east', heirId: null },
    ['+ east is east 0-10 (syy)', '+ east under hq 0-10', '- east is east 0-60 (lakkaa)', '- east under hq 0-60']
  ],
  [
    'a unit opens again as what it was',
    { kind: 'reopen', unitId: 'gone', parentId: 'south', details: {} },
    ['+ gone is gone 10-', '+ gone under south 10-']
  ],
  [
    'a unit opens again under another name',
    { kind: 'reopen', unitId: 'gone', parentId: 'south', details: named('Taas') },
    ['+ gone is Taas 10-', '+ gone under south 10-']
  ],
  [
    'a unit that closed and opens again on the same day never closed',
    { kind: 'reopen', unitId: 'gone', parentId: 'north', details: {} },
    ['+ gone is gone 0-', '+ gone under north 0-', '- gone is gone 0-5 (loppui)', '- gone under north 0-5'],
    5
  ]
]

describe('what a change comes down to', () => {
  it.each(makes)('%s', (...[, operation, lines, day]) => {
    expect(deltaFor(operation, network, day)).toEqual(lines)
  })

  it('keeps the reason of what begins, and why it ends', () => {
    const rename = change({ kind: 'amend', unitId: 'a', details: named('Alfa') })
    const { delta } = planChange(network, municipalities, rename)
    expect(delta.added.units.map(({ reason, endReason }) => [reason, endReason])).toEqual([
      [null, null],
      ['syy', null]
    ])
  })

  it('lets what is under a centre that closes, and its municipalities, pass to its heir', () => {
    expect(deltaFor({ kind: 'close', unitId: 'north', heirId: 'south' }, settled)).toEqual([
      '+ 001 of north 0-10',
      '+ 001 of south 10-',
      '+ 002 of north 0-10',
      '+ 002 of south 10-',
      '+ a under north 0-10',
      '+ a under south 10-',
      '+ b under north 0-10',
      '+ b under south 10-',
      '+ north is north 0-10 (syy)',
      '+ north under hq 0-10',
      '- 001 of north 0-',
      '- 002 of north 0-',
      '- a under north 0-',
      '- b under north 0-',
      '- north is north 0-',
      '- north under hq 0-'
    ])
  })

  it('leaves the later period of a unit that is amended before it', () => {
    const renamed = planned({ kind: 'amend', unitId: 'a', details: named('Myöhempi') }, 20)
    expect(deltaFor({ kind: 'amend', unitId: 'a', details: named('Aiempi') }, renamed)).toEqual([
      '+ a is Aiempi 10-20',
      '+ a is a 0-10',
      '- a is a 0-20'
    ])
  })

  it('joins a period with the later one that says the same', () => {
    const renamed = planned({ kind: 'amend', unitId: 'a', details: named('Alfa') }, 20)
    expect(deltaFor({ kind: 'amend', unitId: 'a', details: named('Alfa') }, renamed)).toEqual([
      '+ a is Alfa 10-',
      '+ a is a 0-10',
      '- a is Alfa 20-',
      '- a is a 0-20'
    ])
  })

  it('leaves no crumbs when a unit moves and goes back on the same day', () => {
    const moved = planned({ kind: 'move', unitIds: ['a'], parentId: 'south' })
    const back = planChange(moved, municipalities, change({ kind: 'move', unitIds: ['a'], parentId: 'north' }))
    expect(applyDelta(moved, back.delta).links.filter(({ unitId }) => unitId === 'a')).toEqual([aLink('a', 'north')])
  })
})

const planned = (operation: NetworkOperation, day = 10): typeof network =>
  applyDelta(network, planChange(network, municipalities, change(operation, day)).delta)

const opens = (more: Partial<Extract<NetworkOperation, { kind: 'open' }>>): NetworkOperation => ({
  kind: 'open',
  unitId: 'n',
  type: 'local_unit',
  details: someDetails(),
  parentId: 'north',
  ...more
})

const refuses: Case[] = [
  ['a unit that exists cannot open', opens({ unitId: 'a' }), ['unit_exists a  10']],
  ['a unit that existed once cannot open', opens({ unitId: 'gone' }), ['unit_exists gone  10']],
  ['nothing opens under a parent that nobody knows', opens({ parentId: 'x' }), ['unit_unknown x n 10']],
  ['a local unit does not belong to the head office', opens({ parentId: 'hq' }), ['parent_level hq n 10']],
  ['a local unit does not belong to another', opens({ parentId: 'a' }), ['parent_level a n 10']],
  [
    'a centre does not belong to a centre',
    opens({ type: 'regional_centre', details: centre }),
    ['parent_level north n 10']
  ],
  ['nothing opens under a centre that is about to close', opens({ parentId: 'east' }), ['parent_not_alive east n 60']],
  ['nothing opens under a centre that has closed', opens({ parentId: 'east' }), ['parent_not_alive east n 61'], 61],
  ['a local unit has no kind of a centre', opens({ details: centre }), ['level_differs n regional_centre 10']],
  [
    'a unit does not open in a municipality that nobody knows',
    opens({ details: someDetails({ municipalityCode: '999' }) }),
    ['municipality_unknown n 999 10']
  ],
  [
    'a unit does not open in a municipality that has joined another',
    opens({ details: someDetails({ municipalityCode: '005' }) }),
    ['municipality_not_alive n 005 10']
  ],
  [
    'everything that stands in the way is said at once',
    opens({ unitId: 'a', parentId: 'hq', details: someDetails({ municipalityCode: '999' }) }),
    ['unit_exists a  10', 'municipality_unknown a 999 10', 'parent_level hq a 10']
  ],
  ['nobody can be amended who is not known', { kind: 'amend', unitId: 'x', details: {} }, ['unit_unknown x  10']],
  [
    'what has closed cannot be amended',
    { kind: 'amend', unitId: 'gone', details: named('y') },
    ['unit_not_alive gone  10']
  ],
  [
    'what does not exist yet cannot be amended',
    { kind: 'amend', unitId: 'young', details: named('y') },
    ['unit_not_alive young  10']
  ],
  [
    'the name that a unit has is no news',
    { kind: 'amend', unitId: 'a', details: { ...named('a'), email: undefined } },
    ['nothing_changes a  10']
  ],
  [
    'a centre does not become a workshop',
    { kind: 'amend', unitId: 'north', details: { kind: 'workshop' } },
    ['level_differs north workshop 10']
  ],
  [
    'a unit does not move into a municipality that has joined another',
    { kind: 'amend', unitId: 'a', details: { municipalityCode: '005' } },
    ['municipality_not_alive a 005 10']
  ],
  ['somebody has to move', { kind: 'move', unitIds: [], parentId: 'north' }, ['too_few_units  north 10']],
  [
    'nobody moves twice at once',
    { kind: 'move', unitIds: ['a', 'a'], parentId: 'south' },
    ['unit_twice a  10']
  ],
  ['the head office does not move', { kind: 'move', unitIds: ['hq'], parentId: 'north' }, ['headquarters hq  10']],
  [
    'a centre stays with the head office',
    { kind: 'move', unitIds: ['north'], parentId: 'south' },
    ['parent_level north south 10']
  ],
  ['a unit that is there stays', { kind: 'move', unitIds: ['a', 'c'], parentId: 'south' }, ['parent_same c south 10']],
  [
    'a unit does not move to a centre that closes before it does',
    { kind: 'move', unitIds: ['a'], parentId: 'east' },
    ['parent_not_alive east a 60']
  ],
  [
    'a unit that has closed does not move',
    { kind: 'move', unitIds: ['gone'], parentId: 'south' },
    ['unit_not_alive gone  10']
  ],
  ['the head office does not close', { kind: 'close', unitId: 'hq', heirId: null }, ['headquarters hq  10']],
  ['nobody closes whom nobody knows', { kind: 'close', unitId: 'x', heirId: null }, ['unit_unknown x  10']],
  [
    'a unit does not close on the day it opens',
    { kind: 'close', unitId: 'young', heirId: null },
    ['unit_not_alive young  29'],
    30
  ],
  [
    'a unit that is to move later does not close before',
    { kind: 'close', unitId: 'p', heirId: null },
    ['later_changes p south 40']
  ],
  [
    'a centre to which a unit is to come later does not close before',
    { kind: 'close', unitId: 'south', heirId: 'north' },
    ['later_changes south young 30']
  ],
  ['a centre in use needs an heir', { kind: 'close', unitId: 'north', heirId: null }, ['heir_needed north  10']],
  ['a centre is not its own heir', { kind: 'close', unitId: 'north', heirId: 'north' }, ['unit_twice north  10']],
  ['only a centre is heir to a centre', { kind: 'close', unitId: 'north', heirId: 'a' }, ['not_a_centre a  10']],
  ['only a centre has an heir', { kind: 'close', unitId: 'a', heirId: 'south' }, ['not_a_centre a  10']],
  [
    'a centre that closes itself is no heir',
    { kind: 'close', unitId: 'north', heirId: 'east' },
    [
      'parent_not_alive east a 60',
      'parent_not_alive east b 60',
      'unit_not_alive east 001 60',
      'unit_not_alive east 002 60'
    ]
  ],
  [
    'a unit that is open does not open again',
    { kind: 'reopen', unitId: 'a', parentId: 'north', details: {} },
    ['unit_alive a  10']
  ],
  [
    'a unit does not open again before it opens',
    { kind: 'reopen', unitId: 'young', parentId: 'south', details: {} },
    ['later_changes young  30']
  ],
  [
    'nobody opens again whom nobody knows',
    { kind: 'reopen', unitId: 'x', parentId: 'south', details: {} },
    ['unit_unknown x  10']
  ],
  [
    'the head office does not open again',
    { kind: 'reopen', unitId: 'hq', parentId: 'hq', details: {} },
    ['headquarters hq  10']
  ],
  [
    'a unit does not open again under a centre that is about to close',
    { kind: 'reopen', unitId: 'gone', parentId: 'east', details: {} },
    ['parent_not_alive east gone 60']
  ]
]

describe('what stands in the way of a change', () => {
  it.each(refuses)('%s', (...[, operation, lines, day]) => {
    const records = operation.kind === 'close' && operation.unitId === 'north' ? settled : network
    expect(refusalsOf(operation, records, day)).toEqual(lines)
  })

  it('is told with an empty delta', () => {
    const plan = planChange(network, municipalities, change({ kind: 'close', unitId: 'north', heirId: null }))
    expect(Object.values(plan.delta.removed).flat()).toEqual([])
    expect(Object.values(plan.delta.added).flat()).toEqual([])
  })

  it('is also that the rules would not hold, for facts that did not hold together before', () => {
    const broken = { ...network, units: [...network.units, aPeriod('lost', 'local_unit', { validTo: d(90) })] }
    expect(refusalsOf({ kind: 'amend', unitId: 'lost', details: named('y') }, broken)).toEqual([
      'breaks_rule lost link.gap 0'
    ])
    expect(deltaFor({ kind: 'amend', unitId: 'a', details: named('y') }, broken)).toHaveLength(3)
  })
})
