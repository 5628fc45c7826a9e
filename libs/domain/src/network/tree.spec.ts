import { isValidOn } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { anyDay, dayNumber } from '../geography/testing/municipality-arbitraries.js'
import { aLink, anyFacts, aUnit, soundNetwork } from './testing/network-arbitraries.js'
import { ancestorsOn, centreOn, networkTreeOn } from './tree.js'

const outline = (facts: Parameters<typeof networkTreeOn>[0], day = dayNumber(5)): string[] =>
  networkTreeOn(facts, day).map((node) => `${'-'.repeat(node.depth)}${node.unit.id}${node.isOrphan ? '?' : ''}`)

describe('the tree of a day', () => {
  const units = [
    aUnit('south', 'regional_centre', { lat: 60.2 }),
    aUnit('zeta', 'local_unit', { name: sameInAll('Ötökkä') }),
    aUnit('alpha', 'local_unit', { name: sameInAll('Åbo') }),
    aUnit('beta', 'local_unit', { name: sameInAll('Zoo') }),
    aUnit('gamma', 'local_unit', { name: sameInAll('Äkäs') }),
    aUnit('nowhere', 'regional_centre', { lat: null }),
    aUnit('north', 'regional_centre', { lat: 66.5 }),
    aUnit('hq', 'headquarters')
  ]
  const links = [
    aLink('north', 'hq'),
    aLink('south', 'hq'),
    aLink('nowhere', 'hq'),
    ...['alpha', 'beta', 'gamma', 'zeta'].map((id) => aLink(id, 'south'))
  ]

  it('has the head office first, the centres from north to south, the units as Finnish sorts them', () => {
    expect(outline({ units, links })).toEqual([
      'hq',
      '-north',
      '-south',
      '--beta',
      '--alpha',
      '--gamma',
      '--zeta',
      '-nowhere'
    ])
  })

  it('counts the local units below each', () => {
    const counts = networkTreeOn({ units, links }, dayNumber(5)).map((node) => [node.unit.id, node.localUnitCount])
    expect(Object.fromEntries(counts)).toMatchObject({ hq: 4, south: 4, north: 0, alpha: 0 })
  })

  it('follows a unit that moves on the day it moves, and forgets one on the day it closes', () => {
    const moving = {
      units: [...units, aUnit('closing', 'local_unit', { validTo: dayNumber(10) })],
      links: [
        aLink('north', 'hq'),
        aLink('south', 'hq'),
        aLink('closing', 'south', { validTo: dayNumber(4) }),
        aLink('closing', 'north', { validFrom: dayNumber(4), validTo: dayNumber(10) })
      ]
    }
    const parentOn = (day: number) =>
      networkTreeOn(moving, dayNumber(day)).find((node) => node.unit.id === 'closing')?.parentId
    expect([3, 4, 9, 10].map(parentOn)).toEqual(['south', 'north', 'north', undefined])
    expect(networkTreeOn(moving, dayNumber(4)).find((node) => node.unit.id === 'closing')?.link).toEqual(
      moving.links[3]
    )
  })

  it('shows a unit as what it is on the day, and not at all while it is closed', () => {
    const renamed = {
      units: [
        aUnit('hq', 'headquarters', { name: sameInAll('Old'), validTo: dayNumber(4) }),
        aUnit('hq', 'headquarters', { name: sameInAll('New'), validFrom: dayNumber(4), validTo: dayNumber(8) }),
        aUnit('hq', 'headquarters', { name: sameInAll('Again'), validFrom: dayNumber(9) })
      ],
      links: []
    }
    const namesOn = (day: number) => networkTreeOn(renamed, dayNumber(day)).map(({ unit }) => unit.name.fi)
    expect([3, 4, 7, 8, 9].map(namesOn)).toEqual([['Old'], ['New'], ['New'], [], ['Again']])
  })

  it('lets the link that began last count where a unit has two parents, then the lesser id', () => {
    const parentOf = (...parents: (readonly [string, number])[]) => {
      const twice = parents.map(([id, from]) => aLink('alpha', id, { validFrom: dayNumber(from) }))
      return networkTreeOn({ units, links: twice }, dayNumber(5)).find((node) => node.unit.id === 'alpha')?.parentId
    }
    expect(parentOf(['north', 2], ['south', 1])).toBe('north')
    expect(parentOf(['north', 1], ['south', 2])).toBe('south')
    expect(parentOf(['south', 1], ['north', 1])).toBe('north')
  })

  it('lists a unit whose parent is missing as the top of its own branch', () => {
    const facts = {
      units: [
        aUnit('hq', 'headquarters'),
        aUnit('gone', 'regional_centre', { validTo: dayNumber(3) }),
        aUnit('left', 'local_unit'),
        aUnit('lost', 'local_unit')
      ],
      links: [aLink('gone', 'hq'), aLink('left', 'gone')]
    }
    expect(outline(facts)).toEqual(['hq', 'left?', 'lost?'])
  })

  it('breaks a ring at its first unit in reading order', () => {
    const facts = {
      units: [
        aUnit('a', 'regional_centre', { lat: 61 }),
        aUnit('b', 'regional_centre', { lat: 65 }),
        aUnit('c', 'local_unit')
      ],
      links: [aLink('a', 'b'), aLink('b', 'a'), aLink('c', 'a')]
    }
    expect(outline(facts)).toEqual(['b?', '-a', '--c'])
    expect(outline({ units: [aUnit('a', 'regional_centre')], links: [aLink('a', 'a')] })).toEqual(['a?'])
  })

  it('has every unit of the day in exactly one place, after its parent, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const nodes = networkTreeOn(facts, day)
        const alive = new Set(facts.units.filter((unit) => isValidOn(unit, day)).map((unit) => unit.id))
        expect(nodes.map((node) => node.unit.id).sort()).toEqual([...alive].sort())
        nodes.forEach((node, place) => {
          const parent = nodes.slice(0, place).find((each) => each.unit.id === node.parentId)
          expect(node.depth).toBe(parent ? parent.depth + 1 : 0)
          if (node.parentId !== null) expect(parent).toBeDefined()
        })
      })
    )
  })

  it('does not depend on the order in which the facts are given', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        const turned = { units: [...facts.units].reverse(), links: [...facts.links].reverse() }
        const places = (nodes: ReturnType<typeof networkTreeOn>) =>
          nodes.map(({ unit, parentId }) => [unit, parentId])
        expect(places(networkTreeOn(turned, day))).toEqual(places(networkTreeOn(facts, day)))
      })
    )
  })

  it('of a sound network has no orphans, three levels, and counts that add up', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts }, day) => {
        const nodes = networkTreeOn(facts, day)
        expect(nodes.filter((node) => node.isOrphan)).toEqual([])
        const office = nodes.find((node) => node.unit.type === 'headquarters')
        const centres = nodes.filter((node) => node.unit.type === 'regional_centre')
        const localUnits = nodes.filter((node) => node.unit.type === 'local_unit')
        expect(centres.reduce((sum, node) => sum + node.localUnitCount, 0)).toBe(office?.localUnitCount ?? 0)
        expect(office?.localUnitCount ?? 0).toBe(localUnits.length)
        for (const node of localUnits) {
          expect(node.depth).toBe(2)
          expect(centreOn(facts, node.unit.id, day)?.id).toBe(node.parentId)
          expect(ancestorsOn(facts.links, node.unit.id, day)).toEqual([node.parentId, 'hq'])
        }
      })
    )
  })

  it('has ancestors that end, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, day) => {
        for (const { id } of facts.units) {
          const above = ancestorsOn(facts.links, id, day)
          expect(new Set([id, ...above]).size).toBe(above.length + 1)
        }
      })
    )
  })
})
