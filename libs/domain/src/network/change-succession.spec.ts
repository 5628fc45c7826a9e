import { planChanges } from './plan-change.js'
import type { MergeOperation, NetworkOperation, SplitOperation, SplitPart } from './change.js'
import { someDetails } from './testing/change-arbitraries.js'
import { change, deltaFor, municipalities, network, refusalsOf, said, settled } from './testing/small-network.js'

const centre = someDetails({ kind: 'regional_centre' })

const merges = (more: Partial<MergeOperation>): NetworkOperation => ({
  kind: 'merge',
  unitIds: ['a', 'b'],
  intoId: 'n',
  details: someDetails(),
  parentId: null,
  ...more
})

const part = (unitId: string, share: number, more: Partial<SplitPart> = {}): SplitPart => ({
  unitId,
  details: null,
  share,
  childIds: [],
  municipalityCodes: [],
  ...more
})

const splits = (unitId: string, ...parts: SplitPart[]): SplitOperation => ({ kind: 'split', unitId, parts })

const closing = (id: string, parentId: string): string[] => [
  `+ ${id} is ${id} 0-10 (syy)`,
  `+ ${id} under ${parentId} 0-10`,
  `- ${id} is ${id} 0-`,
  `- ${id} under ${parentId} 0-`
]

const work = ['+ a for 001 0.5 0-10', '+ a for 003 0.5 0-10', '- a for 001 0.5 0-', '- a for 003 0.5 0-']

describe('a merger', () => {
  it('lets units close and a new one begin under the parent that they had in common', () => {
    expect(deltaFor(merges({}))).toEqual(
      [
        '+ a to n 1 merge 10',
        '+ b to n 1 merge 10',
        '+ n is Uusi 10-',
        '+ n under north 10-',
        ...closing('a', 'north'),
        ...closing('b', 'north'),
        ...work
      ].sort()
    )
  })

  it('puts the new unit where it is asked for', () => {
    expect(deltaFor(merges({ unitIds: ['a', 'c'], parentId: 'south' }))).toContain('+ n under south 10-')
  })

  it('lets a unit that exists take in another', () => {
    expect(deltaFor(merges({ unitIds: ['b'], intoId: 'c', details: null }))).toEqual(
      ['+ b to c 1 merge 10', ...closing('b', 'north')].sort()
    )
  })

  it('passes what is under centres, and their municipalities, to the one that continues them', () => {
    const lines = deltaFor(merges({ unitIds: ['north', 'south'], details: centre }), settled)
    expect(lines).toEqual(
      [
        ...['a under north', 'b under north', 'c under south'].flatMap((line) => [`- ${line} 0-`, `+ ${line} 0-10`]),
        ...['001 of north', '002 of north', '003 of south'].flatMap((line) => [`- ${line} 0-`, `+ ${line} 0-10`]),
        ...['a under n', 'b under n', 'c under n', '001 of n', '002 of n', '003 of n'].map((line) => `+ ${line} 10-`),
        ...closing('north', 'hq'),
        ...closing('south', 'hq'),
        '+ north to n 1 merge 10',
        '+ south to n 1 merge 10',
        '+ n is Uusi 10-',
        '+ n under hq 10-'
      ].sort()
    )
  })

  it.each<[string, Partial<MergeOperation>, string[]]>([
    ['one unit alone does not become a new one', { unitIds: ['a'] }, ['too_few_units n  10']],
    ['none are not enough', { unitIds: [], intoId: 'a', details: null }, ['too_few_units a  10']],
    ['nobody is named twice', { unitIds: ['a', 'a'] }, ['unit_twice a  10']],
    ['nobody takes in himself', { unitIds: ['a', 'b'], intoId: 'a', details: null }, ['unit_twice a  10']],
    ['units of two levels do not merge', { unitIds: ['a', 'east'], parentId: 'north' }, ['level_differs east a 10']],
    [
      'a centre does not take in a local unit',
      { unitIds: ['a'], intoId: 'south', details: null },
      ['level_differs south a 10']
    ],
    ['the head office does not merge', { unitIds: ['hq', 'a'], parentId: 'north' }, ['headquarters hq  10']],
    ['the new unit is new', { intoId: 'c' }, ['unit_exists c  10']],
    ['the unit that takes in is known', { details: null }, ['unit_unknown n  10']],
    ['the unit that takes in exists', { intoId: 'gone', details: null }, ['unit_not_alive gone  10']],
    ['without a common parent one has to be named', { unitIds: ['a', 'c'] }, ['parent_needed n  10']],
    ['the parent is of the right level', { parentId: 'hq' }, ['parent_level hq n 10']],
    ['the parent exists as long as the new unit', { parentId: 'east' }, ['parent_not_alive east n 60']],
    ['what has closed does not merge', { unitIds: ['a', 'gone'] }, ['unit_not_alive gone  10', 'parent_needed n  10']],
    ['what is planned comes first', { unitIds: ['a', 'p'] }, ['later_changes p south 40']]
  ])('is refused: %s', (_title, more, lines) => {
    expect(refusalsOf(merges(more))).toEqual(lines)
  })

  it('is refused for centres to which a unit is to come later', () => {
    expect(refusalsOf(merges({ unitIds: ['south'], intoId: 'north', details: null }))).toEqual([
      'later_changes south young 30'
    ])
  })

  it('is refused when what passes would outlive the centre that takes it in', () => {
    expect(refusalsOf(merges({ unitIds: ['north'], intoId: 'east', details: null }), settled)).toEqual([
      'parent_not_alive east a 60',
      'parent_not_alive east b 60',
      'unit_not_alive east 001 60',
      'unit_not_alive east 002 60'
    ])
  })

  it('cannot give the whole of a unit away twice on one day', () => {
    const changes = [
      change(merges({ unitIds: ['b'], intoId: 'c', details: null })),
      change({ kind: 'reopen', unitId: 'b', parentId: 'north', details: {} }),
      change(merges({ unitIds: ['b'], intoId: 'a', details: null }))
    ]
    const { delta, refusals } = planChanges(network, municipalities, changes)
    expect(delta).toEqual(planChanges(network, municipalities, changes.slice(0, 2)).delta)
    expect(refusals.map(({ index, refusal }) => `${index} ${said([refusal])[0]}`)).toEqual([
      '2 breaks_rule b succession.share 10'
    ])
  })
})

it('a unit that began again and is taken in by the same one once more is continued once', () => {
  const merger = change(merges({ unitIds: ['b'], intoId: 'c', details: null }))
  const again = change({ kind: 'reopen', unitId: 'b', parentId: 'north', details: {} })
  const { delta, refusals } = planChanges(network, municipalities, [merger, again, merger])
  expect(refusals).toEqual([])
  expect(delta).toEqual(planChanges(network, municipalities, [merger]).delta)
})

describe('on the day on which a unit takes in another', () => {
  const takesIn = change(merges({ unitIds: ['b'], intoId: 'c', details: null }))
  const after = (operation: NetworkOperation): string[] =>
    said(planChanges(network, municipalities, [takesIn, change(operation)]).refusals.map(({ refusal }) => refusal))

  it('it does not end', () => {
    expect(after({ kind: 'close', unitId: 'c', heirId: null })).toEqual(['later_changes c b 10'])
    expect(after(merges({ unitIds: ['c'], intoId: 'a', details: null }))).toEqual(['later_changes c b 10'])
  })

  it('it can give away a part of itself', () => {
    expect(after(splits('c', part('c', 0.5), part('a', 0.5)))).toEqual([])
  })
})

describe('a split', () => {
  it('lets a unit close and new ones begin under its parent', () => {
    const parts = [part('n1', 0.4, { details: someDetails() }), part('n2', 0.6, { details: someDetails() })]
    expect(deltaFor(splits('b', ...parts))).toEqual(
      [
        '+ b to n1 0.4 split 10',
        '+ b to n2 0.6 split 10',
        ...['n1', 'n2'].flatMap((id) => [`+ ${id} is Uusi 10-`, `+ ${id} under north 10-`]),
        ...closing('b', 'north')
      ].sort()
    )
  })

  it('lets a unit live on and give a part to one that exists', () => {
    expect(deltaFor(splits('a', part('a', 0.7), part('c', 0.3)))).toEqual(['+ a to c 0.3 split 10'])
  })

  it('lets a centre that lives on give away what is named', () => {
    const gift = part('n', 0.5, { details: centre, childIds: ['b'], municipalityCodes: ['002'] })
    expect(deltaFor(splits('north', part('north', 0.5), gift), settled)).toEqual([
      '+ 002 of n 10-',
      '+ 002 of north 0-10',
      '+ b under n 10-',
      '+ b under north 0-10',
      '+ n is Uusi 10-',
      '+ n under hq 10-',
      '+ north to n 0.5 split 10',
      '- 002 of north 0-',
      '- b under north 0-'
    ])
  })

  it('takes thirds to a millionth', () => {
    const [n1, n2, n3] = ['n1', 'n2', 'n3'].map((id) => part(id, 0.3333333, { details: someDetails() }))
    expect(refusalsOf(splits('b', n1!, n2!, { ...n3!, share: 0.3333334 }))).toEqual([])
    expect(refusalsOf(splits('b', n1!, n2!, { ...n3!, share: 0.3334 }))).toEqual(['share_sum b  10'])
  })

  const whole = { childIds: ['a', 'b'], municipalityCodes: ['001', '002'] }

  it.each<[string, SplitOperation, string[]]>([
    ['one part is none', splits('b', part('b', 1)), ['too_few_units b  10']],
    ['no part is named twice', splits('b', part('c', 0.5), part('c', 0.5)), ['unit_twice c  10']],
    ['the parts make a whole', splits('b', part('b', 0.5), part('c', 0.4)), ['share_sum b  10']],
    ['every part is something', splits('b', part('b', 1), part('c', 0)), ['share_positive b c 10']],
    [
      'what is no number is no share',
      splits('b', part('b', NaN), part('c', 1)),
      ['share_positive b b 10', 'share_sum b  10']
    ],
    [
      'a new part is new',
      splits('b', part('b', 0.5), part('c', 0.5, { details: someDetails() })),
      ['unit_exists c  10']
    ],
    [
      'the unit itself is not new',
      splits('b', part('b', 0.5, { details: someDetails() }), part('c', 0.5)),
      ['unit_exists b  10']
    ],
    ['a part that exists is known', splits('b', part('b', 0.5), part('x', 0.5)), ['unit_unknown x  10']],
    ['a part that exists is open', splits('b', part('b', 0.5), part('gone', 0.5)), ['unit_not_alive gone  10']],
    ['all parts are of one level', splits('b', part('b', 0.5), part('south', 0.5)), ['level_differs south b 10']],
    ['the head office is not divided', splits('hq', part('hq', 0.5), part('c', 0.5)), ['headquarters hq  10']],
    [
      'only a centre has anything to pass on',
      splits('b', part('b', 0.5, { childIds: ['a'] }), part('c', 0.5)),
      ['not_a_centre b  10']
    ],
    [
      'a centre that closes passes everything on',
      splits(
        'north',
        part('south', 0.5, { childIds: ['a'], municipalityCodes: ['001'] }),
        part('n', 0.5, { details: centre })
      ),
      ['children_left north b 10', 'territory_left north 002 10']
    ],
    [
      'nothing is passed on twice',
      splits(
        'north',
        part('south', 0.5, whole),
        part('n', 0.5, { details: centre, childIds: ['b'], municipalityCodes: ['002'] })
      ),
      ['unit_twice north b 10', 'unit_twice north 002 10']
    ],
    [
      'a centre passes on only what it has',
      splits('north', part('north', 0.5), part('south', 0.5, { childIds: ['c'], municipalityCodes: ['003'] })),
      ['not_a_child c north 10', 'municipality_not_served north 003 10']
    ],
    [
      'nothing passes to a centre that closes before it',
      splits('north', part('north', 0.5), part('east', 0.5, { childIds: ['a'], municipalityCodes: ['001'] })),
      ['parent_not_alive east a 60', 'unit_not_alive east 001 60']
    ]
  ])('is refused: %s', (_title, operation, lines) => {
    expect(refusalsOf(operation, settled)).toEqual(lines)
  })

  it('is refused while something is planned for the unit', () => {
    expect(refusalsOf(splits('p', part('p', 0.5), part('c', 0.5)))).toEqual(['later_changes p south 40'])
  })
})
