import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { reportFaults, type ReportLibrary } from './report-check.js'
import { mostBlocks, parseBlocks } from './report-shape.js'
import type { ReportBlock } from './report-template.js'
import { isSafeLink, paragraphsOf } from './report-text.js'
import { reportDifference } from './report-versions.js'
import { someBlocks } from './testing/report-blocks.js'

const library: ReportLibrary = {
  indicators: new Map([
    ['A1', { unit: 'persons', dimensionCodes: ['gender'] }],
    ['E1', { unit: 'euro', dimensionCodes: [] }]
  ]),
  dimensions: new Map([['gender', new Set(['f', 'm'])]])
}
const parsed = (given: unknown): readonly ReportBlock[] => {
  const result = parseBlocks(given)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.blocks
}
const faultsIn = (given: unknown) => {
  const result = parseBlocks(given)
  return 'faults' in result ? result.faults.map(({ path, code }) => `${path.join('.')} ${code}`) : []
}
const checked = (given: object[], parameter: 'none' | 'centre' = 'none') =>
  reportFaults({ blocks: parsed(given.map((each, at) => ({ id: `b${at}`, ...each }))), parameter }, library).map(({ path, code }) => `${path.join('.')} ${code}`)
const said = sameInAll('Teksti')

describe('reading blocks', () => {
  it('gives back what it was given, in settled words, however often', () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const once = parsed(blocks)
        expect(parsed(JSON.parse(JSON.stringify(once)))).toEqual(once)
        expect(once.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id))
      })
    )
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (given) => void parseBlocks(given)))
    fc.assert(fc.property(fc.array(fc.record({ id: fc.constant('a'), kind: fc.constantFrom('text', 'table', 'chain'), title: fc.anything(), steps: fc.anything() })), (given) => void parseBlocks(given)))
  })

  it('names what is no block by its path', () => {
    expect(faultsIn('text')).toEqual([' not_a_list'])
    expect(faultsIn(Array.from({ length: mostBlocks + 1 }, () => ({})))).toEqual([' too_many'])
    expect(faultsIn([{ id: 'a', kind: 'poem' }])).toEqual(['0.kind unknown_kind'])
    expect(faultsIn([{ id: 'A b', kind: 'colophon' }])).toEqual(['0.id bad_id'])
    expect(faultsIn([{ id: 'a', kind: 'colophon' }, { id: 'a', kind: 'colophon' }])).toEqual(['1.id twice'])
    expect(faultsIn([{ id: 'a', kind: 'text', text: { fi: 'x'.repeat(8001), sv: 3 }, place: 'moon' }])).toEqual(['0.text.fi too_long', '0.text.sv wrong_type', '0.place not_allowed'])
    expect(faultsIn([{ id: 'a', kind: 'chain', steps: [{ level: 'goal', indicators: 'A1' }, 3] }])).toEqual(['0.steps.0.indicators wrong_type', '0.steps.1 wrong_type'])
  })
})

describe('what stands in the way of a release', () => {
  it('is nothing where everything is said and known', () => {
    expect(checked([{ kind: 'heading', level: 2, text: said }, { kind: 'figure', indicator: 'A1' }, { kind: 'map', title: said, indicator: 'A1', lens: 'centre' }])).toEqual([])
    expect(checked([{ kind: 'table', title: said, indicators: ['A1'], axis: 'categories', dimension: 'gender' }])).toEqual([])
    expect(reportFaults({ blocks: [], parameter: 'none' }, library).map(({ code }) => code)).toEqual(['no_blocks'])
  })

  it('is every text that a language lacks, every unknown placeholder and every link that leads to a script', () => {
    expect(checked([{ kind: 'text', text: { fi: 'Suomeksi', sv: '', en: 'In English' } }])).toEqual(['0.text.sv language_missing'])
    expect(checked([{ kind: 'heading', level: 2 }])).toEqual(['0.text.fi empty'])
    expect(checked([{ kind: 'text', text: sameInAll('{moon} {value:Z9}') }]).slice(0, 2)).toEqual(['0.text.fi unknown_placeholder', '0.text.fi unknown_indicator'])
    expect(checked([{ kind: 'text', text: sameInAll('[x](javascript:alert)') }])[0]).toBe('0.text.fi bad_link')
  })

  it('is every reference that the library does not know', () => {
    expect(checked([{ kind: 'figure', indicator: 'Z9' }])).toEqual(['0.indicator unknown_indicator'])
    expect(checked([{ kind: 'map', title: said, indicator: 'A1', lens: 'galaxy' }])).toEqual(['0.lens unknown_lens'])
    expect(checked([{ kind: 'table', title: said, indicators: ['A1', 'E1'], axis: 'categories', dimension: 'gender' }])).toEqual(['0.indicators.1 not_broken_down'])
    expect(checked([{ kind: 'table', title: said, indicators: ['A1'], axis: 'categories', dimension: 'shoe' }])).toContain('0.dimension unknown_dimension')
    const field = { code: 'X', label: sameInAll(''), condition: sameInAll(''), indicator: 'A1' }
    expect(checked([{ kind: 'form', title: said, dimension: 'gender', categories: ['f', 'q'], fields: [field] }])).toEqual(['0.categories.1 unknown_category'])
  })

  it('is a place in a report without one, a run before the run, and a chart of two units', () => {
    expect(checked([{ kind: 'figure', indicator: 'A1', place: 'parameter' }])).toEqual(['0.place no_parameter'])
    expect(checked([{ kind: 'figure', indicator: 'A1', place: 'parameter' }], 'centre')).toEqual([])
    expect(checked([{ kind: 'figure', indicator: 'A1', compare: 'previous' }])).toEqual(['0.compare previous_of_run'])
    expect(checked([{ kind: 'chart', title: said, form: 'lines', indicators: ['A1', 'E1'] }])).toEqual(['0.indicators mixed_units'])
  })
})

describe('running text', () => {
  const runs = (text: string) => paragraphsOf(text, () => '5').map(({ style, runs: own }) => [style, ...own.map(({ text: each, isStrong, href }) => (isStrong ? `*${each}*` : href ? `${each}→${href}` : each))])

  it('has paragraphs, lists, emphasis and links, and nothing else', () => {
    expect(runs('Yksi\njatkuu\n\n- a **b**\n- c\n1. d')).toEqual([['paragraph', 'Yksi jatkuu'], ['bullet', 'a ', '*b*'], ['bullet', 'c'], ['number', 'd']])
    expect(runs('[Sivu](https://solmu.example/a) <b>x</b> # y')).toEqual([['paragraph', 'Sivu→https://solmu.example/a', ' <b>x</b> # y']])
    expect(runs('[x](javascript:alert)')).toEqual([['paragraph', 'x']])
  })

  it('leads nowhere but to pages and mail', () => {
    expect(['https://a.example', 'mailto:a@b.example'].every(isSafeLink)).toBe(true)
    expect(['http://a.example', 'javascript:alert(1)', ' https://a.example', 'https://a.example/"x', 'data:text/html,x'].some(isSafeLink)).toBe(false)
  })
})

describe('the difference between two versions', () => {
  const block = (id: string, text = 'x'): ReportBlock => ({ id, kind: 'heading', level: 2, text: sameInAll(text) })
  const told = (one: ReportBlock[], other: ReportBlock[]) => reportDifference(one, other).map(({ blockId, change }) => `${blockId} ${change}`)

  it('is nothing between the same, and everything that came, went, moved or reads otherwise', () => {
    fc.assert(fc.property(someBlocks, (blocks) => expect(reportDifference(blocks, blocks)).toEqual([])))
    expect(told([block('a'), block('b'), block('c')], [block('c'), block('a'), block('d'), block('b', 'y')])).toEqual(['c moved', 'd added', 'b changed'])
    expect(told([block('a'), block('b')], [block('b')])).toEqual(['a removed'])
    const [change] = reportDifference([block('a', 'ennen')], [block('a', 'nyt')])
    expect(change?.fields.map(({ path, was, now }) => [path.join('.'), was, now])).toContainEqual(['text.sv', 'ennen', 'nyt'])
  })

  it('leads from the one to the other: what stays is what nobody names', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']), fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']), (one, other) => {
        const changes = reportDifference(one.map((id) => block(id)), other.map((id) => block(id)))
        const named = new Set(changes.map(({ blockId }) => blockId))
        expect(one.filter((id) => !named.has(id))).toEqual(other.filter((id) => !named.has(id)))
        expect(new Set(changes.filter(({ change }) => change === 'removed').map(({ blockId }) => blockId))).toEqual(new Set(one.filter((id) => !other.includes(id))))
      })
    )
  })
})
