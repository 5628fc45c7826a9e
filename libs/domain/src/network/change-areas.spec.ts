import type { NetworkOperation } from './change.js'
import { applyDelta } from './delta.js'
import { planChange } from './plan-change.js'
import { change, deltaFor, municipalities, network, refusalsOf } from './testing/small-network.js'

const passes = (unitId: string | null, ...municipalityCodes: string[]): NetworkOperation => ({
  kind: 'territory',
  unitId,
  municipalityCodes
})

const serves = (unitId: string, ...shares: [string, number][]): NetworkOperation => ({
  kind: 'serve',
  unitId,
  shares: shares.map(([municipalityCode, share]) => ({ municipalityCode, share }))
})

const made = (operation: NetworkOperation, day = 10): typeof network =>
  applyDelta(network, planChange(network, municipalities, change(operation, day)).delta)

type Case = [string, NetworkOperation, readonly string[], number?]

describe('what a change of areas comes down to', () => {
  it.each<Case>([
    [
      'a municipality passes to another centre',
      passes('south', '001'),
      ['+ 001 of north 0-10', '+ 001 of south 10-', '- 001 of north 0-']
    ],
    [
      'a municipality that is to pass later passes earlier, and it is one fact',
      passes('south', '002'),
      ['+ 002 of north 0-10', '+ 002 of south 10-', '- 002 of north 0-50', '- 002 of south 50-']
    ],
    [
      'what is planned for a municipality stays',
      passes('east', '002'),
      ['+ 002 of east 10-50', '+ 002 of north 0-10', '- 002 of north 0-50']
    ],
    ['a municipality of nobody gets a centre', passes('south', '004'), ['+ 004 of south 10-']],
    [
      'a municipality belongs to a centre no longer than the centre exists',
      passes('east', '001'),
      ['+ 001 of east 10-60', '+ 001 of north 0-10', '- 001 of north 0-']
    ],
    ['a municipality belongs to a centre no longer than it exists', passes('south', '007'), ['+ 007 of south 10-70']],
    ['a municipality is left to nobody', passes(null, '001'), ['+ 001 of north 0-10', '- 001 of north 0-']],
    [
      'what is there already stays as it is, the rest passes',
      passes('north', '001', '003', '003'),
      ['+ 003 of north 10-', '+ 003 of south 0-10', '- 003 of south 0-']
    ],
    [
      'a municipality that was never its predecessor’s passes whole',
      passes('north', '003'),
      ['+ 003 of north 0-', '- 003 of south 0-'],
      0
    ],
    [
      'a unit declares its work',
      serves('b', ['001', 0.25], ['002', 0.75]),
      ['+ b for 001 0.25 10-', '+ b for 002 0.75 10-']
    ],
    [
      'a unit divides its work anew; what stays as it is goes on',
      serves('a', ['001', 0.5], ['002', 0.5]),
      ['+ a for 002 0.5 10-', '+ a for 003 0.5 0-10', '- a for 003 0.5 0-']
    ],
    [
      'a unit works for its own municipality again',
      serves('a'),
      ['+ a for 001 0.5 0-10', '+ a for 003 0.5 0-10', '- a for 001 0.5 0-', '- a for 003 0.5 0-']
    ],
    [
      'the work for a municipality that joins another goes on there',
      serves('b', ['001', 0.25], ['007', 0.5], ['003', 0.25]),
      ['+ b for 001 0.25 10-70', '+ b for 001 0.75 70-', '+ b for 003 0.25 10-', '+ b for 007 0.5 10-70']
    ]
  ])('%s', (...[, operation, lines, day]) => {
    expect(deltaFor(operation, network, day)).toEqual(lines)
  })

  it('is cut where the municipality gets the centre that is planned for it', () => {
    expect(deltaFor(passes('north', '004'), made(passes('south', '004'), 30))).toEqual(['+ 004 of north 10-30'])
  })

  it('is cut where the unit declares something else', () => {
    const later = made(serves('b', ['003', 1]), 30)
    expect(deltaFor(serves('b', ['001', 1]), later)).toEqual(['+ b for 001 1 10-30'])
    const again = made(serves('a', ['001', 0.5], ['002', 0.5]), 30)
    expect(deltaFor(serves('a', ['006', 1]), again, 20)).toEqual([
      '+ a for 001 0.5 0-20',
      '+ a for 001 0.5 30-',
      '+ a for 003 0.5 0-20',
      '+ a for 006 1 20-30',
      '- a for 001 0.5 0-',
      '- a for 003 0.5 0-30'
    ])
  })
})

describe('what stands in the way of a change of areas', () => {
  it.each<Case>([
    ['nobody gets a municipality whom nobody knows', passes('x', '001'), ['unit_unknown x  10']],
    ['only a centre has municipalities', passes('a', '001'), ['not_a_centre a  10']],
    ['a centre that has closed gets none', passes('east', '001'), ['unit_not_alive east  60'], 60],
    ['a municipality is known', passes('south', '999'), ['municipality_unknown south 999 10']],
    ['a municipality exists', passes('south', '005', '001'), ['municipality_not_alive south 005 10']],
    ['where all is as it is to be nothing happens', passes('north', '001', '002'), ['nothing_changes north  10']],
    ['nobody’s stays nobody’s', passes(null, '004'), ['nothing_changes   10']],
    ['no municipality is nothing', passes('north'), ['nothing_changes north  10']],
    ['nobody works whom nobody knows', serves('x', ['001', 1]), ['unit_unknown x  10']],
    ['nobody works who has closed', serves('gone', ['001', 1]), ['unit_not_alive gone  10']],
    ['the head office works for all', serves('hq', ['001', 1]), ['headquarters hq  10']],
    ['the parts of the work make a whole', serves('b', ['001', 0.5], ['002', 0.4]), ['share_sum b  10']],
    ['every part of the work is something', serves('b', ['001', 1], ['002', 0]), ['share_positive b 002 10']],
    ['no municipality is named twice', serves('b', ['001', 0.5], ['001', 0.5]), ['unit_twice b 001 10']],
    [
      'work is for municipalities that exist',
      serves('b', ['999', 0.5], ['005', 0.5]),
      ['municipality_unknown b 999 10', 'municipality_not_alive b 005 10']
    ],
    ['the same work is no news', serves('a', ['003', 0.5], ['001', 0.5]), ['nothing_changes a  10']],
    ['no work is no news', serves('b'), ['nothing_changes b  10']]
  ])('%s', (...[, operation, lines, day]) => {
    expect(refusalsOf(operation, network, day)).toEqual(lines)
  })
})
