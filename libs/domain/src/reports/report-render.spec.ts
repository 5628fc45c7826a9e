import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { figureMarks, type PublishedFigure } from './publication-figure.js'
import { renderReport } from './report-render.js'
import type { RenderedBlock, RenderedReport, ReportSource } from './report-rendered.js'
import type { ReportBlock } from './report-template.js'
import { indicatorsOf } from './report-uses.js'
import { someBlocks } from './testing/report-blocks.js'
import { aFramedIndicator, aPublishedFigure, aReportSource, aRun, someAreas } from './testing/report-sources.js'

const name = { fi: 'Raportti', sv: 'Rapport', en: 'Report' }
const inFinnish = { language: 'fi', place: null } as const
const rendered = (blocks: ReportBlock[], source: ReportSource = aReportSource()): RenderedReport => renderReport({ name, blocks }, source, inFinnish)
const scope = { place: 'whole', period: 'run', back: 1 } as const
const textOf = ({ paragraphs }: RenderedBlock): string => paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('|')

/** A number that stands nowhere else; a withheld figure of these specs carries it, although no reader would ever be given it. */
const secret = 7_319_846n

const marks = fc.constantFrom(...figureMarks)
const figures: fc.Arbitrary<PublishedFigure[]> = fc
  .array(fc.record({ mark: marks, isGross: fc.boolean(), value: fc.bigInt({ min: 0n, max: 5000n }) }), { minLength: 100, maxLength: 100 })
  .map((drawn) => {
    const periods = [aRun, '2026-Q1', '2026-Q2']
    const addresses = ['A1', 'B1'].flatMap((code) =>
      someAreas.flatMap(({ lens, area }) => periods.flatMap((period) => ['', 'gender:f'].map((breakdown) => ({ code, lens, area, period, breakdown }))))
    )
    return addresses.map(({ code, ...address }, at) => {
      const { mark, isGross, value } = drawn[at % drawn.length] ?? { mark: 'missing' as const, isGross: false, value: 0n }
      return aPublishedFigure(code, { ...address, mark, isGross, value: mark === 'value' ? value : mark === 'withheld' ? secret : null })
    })
  })

const places = fc.constantFrom(null, { lens: 'centre', area: 'c1' } as const, { lens: 'wellbeing_county', area: '06' } as const)

describe('every report', () => {
  it('tells nothing of a withheld figure, resolves or names every reference, and is the same twice', () => {
    fc.assert(
      fc.property(someBlocks, figures, places, (blocks, told, place) => {
        const source = aReportSource({ figures: told })
        const report = renderReport({ name, blocks }, source, { language: 'fi', place })
        expect(JSON.stringify(report).replace(/[^\d]/g, '')).not.toContain(String(secret))
        expect(renderReport({ name, blocks }, source, { language: 'fi', place })).toEqual(report)
        const known = new Set(source.frame.indicators.map(({ code }) => code))
        const named = new Set(report.unresolved.map(({ reference }) => reference))
        expect(indicatorsOf(blocks).filter((code) => !known.has(code) && !named.has(code))).toEqual([])
        expect([...named].filter((code) => known.has(code))).toEqual([])
      }),
      { numRuns: 60 }
    )
  })

  it('has the same blocks, rows and marks in every language, with nothing left to fill in', () => {
    fc.assert(
      fc.property(someBlocks, figures, (blocks, told) => {
        const source = aReportSource({ figures: told })
        const shapes = (['fi', 'sv', 'en'] as const).map((language) => {
          const report = renderReport({ name, blocks }, source, { language, place: null })
          expect(JSON.stringify(report)).not.toMatch(/\{(?:value|target|period|place|edition)/)
          return report.blocks.map(({ id, table, figures: own, steps }) => ({
            id,
            rows: table?.rows.map(({ cells }) => cells.map(({ mark, value }) => `${mark}${value}`)).toSorted(),
            figures: own.map(({ cell }) => cell.mark),
            steps: steps.length
          }))
        })
        for (const shape of shapes) expect(shape).toEqual(shapes[0])
      }),
      { numRuns: 40 }
    )
  })

  it('has as many cells in each row as columns, and a table beside each chart and map', () => {
    fc.assert(
      fc.property(someBlocks, figures, (blocks, told) => {
        const { blocks: made } = rendered(blocks, aReportSource({ figures: told }))
        for (const { table } of made.filter(({ chart, map }) => chart !== null || map !== null)) expect(table).not.toBeNull()
        for (const { rows, columns } of made.flatMap(({ table }) => table ?? [])) for (const { cells } of rows) expect(cells).toHaveLength(columns.length)
        for (const { series, categories } of made.flatMap(({ chart }) => chart ?? [])) for (const { cells } of series) expect(cells).toHaveLength(categories.length)
      }),
      { numRuns: 40 }
    )
  })
})

describe('a figure', () => {
  const figure = (of: Partial<Extract<ReportBlock, { kind: 'figure' }>> = {}): ReportBlock => ({ id: 'f', kind: 'figure', indicator: 'A1', compare: 'none', ...scope, ...of })
  const one = (block: ReportBlock, source: ReportSource) => rendered([block], source).blocks[0]?.figures[0]

  it('is written in the way of the language, with its place, period and unit', () => {
    const source = aReportSource({ figures: [aPublishedFigure('A1', { value: 12_345n })] })
    expect(one(figure(), source)).toMatchObject({ label: 'Mittari A1', cell: { text: '12\u00a0345', value: '12345', mark: 'value' }, note: 'Koko verkosto · tammi–kesäkuu 2026 · henkilöä' })
    const english = renderReport({ name, blocks: [figure()] }, source, { language: 'en', place: null })
    expect(english.blocks[0]?.figures[0]?.cell.text).toBe('12,345')
  })

  it('tells zero, missing, withheld and what was never published apart', () => {
    const texts = [aPublishedFigure('A1', { value: 0n }), aPublishedFigure('A1', { value: null }), aPublishedFigure('A1', { value: null, mark: 'withheld' })].map(
      (each) => one(figure(), aReportSource({ figures: [each] }))?.cell.text
    )
    expect([...texts, one(figure(), aReportSource())?.cell.text]).toEqual(['0', '..', 'peit.', 'ei julk.'])
  })

  it('is compared with the period before and with its target, and not where one of them is no number', () => {
    const figures = [aPublishedFigure('A1', { value: 30n, period: '2026-Q2' }), aPublishedFigure('A1', { value: 42n, period: '2026-Q1' }), aPublishedFigure('A1', { value: 72n })]
    const targets = [{ indicatorId: 'id-A1', lens: 'network', area: '', period: '2026', value: 100 }] as const
    const source = aReportSource({ figures, frame: { targets } })
    expect(one(figure({ period: 'last', compare: 'previous' }), source)?.comparison).toMatchObject({ cell: { text: '42' }, change: '−12' })
    expect(one(figure({ compare: 'target' }), source)?.comparison).toMatchObject({ label: 'Tavoite', cell: { value: '100' }, change: '72\u00a0% tavoitteesta' })
    const hidden = aReportSource({ figures: [aPublishedFigure('A1', { value: secret, mark: 'withheld' })], frame: { targets } })
    expect(one(figure({ compare: 'target' }), hidden)?.comparison?.change).toBeNull()
  })

  it('of a share changes by points', () => {
    const indicators = [aFramedIndicator('A1', { unit: 'percent', decimals: 1 })]
    const figures = [aPublishedFigure('A1', { value: 455n, period: '2026-Q2' }), aPublishedFigure('A1', { value: 430n, period: '2026-Q1' })]
    expect(one(figure({ period: 'last', compare: 'previous' }), aReportSource({ figures, frame: { indicators } }))).toMatchObject({
      cell: { text: '45,5\u00a0%' },
      comparison: { change: '+2,5 %-yksikköä' }
    })
  })
})

describe('running text', () => {
  const text = (said: string): ReportBlock => ({ id: 't', kind: 'text', place: 'whole', text: sameInAll(said) })

  it('says in words why a figure has no number', () => {
    const source = aReportSource({ figures: [aPublishedFigure('A1', { value: 31n }), aPublishedFigure('B1', { value: secret, mark: 'withheld' })] })
    expect(rendered([text('Yhteensä **{value:A1}**, joista {value:B1}.')], source).blocks.map(textOf)).toEqual([
      'Yhteensä |31|, joista (luku on peitetty tietosuojan vuoksi).'
    ])
  })

  it('takes names as words and never as Markdown', () => {
    const audienceName = sameInAll('**Rahasto** [x](https://paha.example)')
    const [block] = rendered([text('Lukijana {audience}')], aReportSource({ frame: { audienceName } })).blocks
    expect(block?.paragraphs[0]?.runs).toEqual([{ text: 'Lukijana **Rahasto** [x](https://paha.example)', isStrong: false, href: null }])
  })
})

describe('a place', () => {
  const table = (of: Partial<Extract<ReportBlock, { kind: 'table' }>>): ReportBlock => ({
    ...{ id: 't', kind: 'table', title: name, indicators: ['A1'], axis: 'places', lens: 'unit', dimension: null, isTurned: true, hasTotal: true },
    ...{ ...scope, place: 'parameter', ...of }
  })
  const labels = (block: ReportBlock, place: { lens: 'centre' | 'wellbeing_county'; area: string }) =>
    renderReport({ name, blocks: [block] }, aReportSource(), { language: 'fi', place }).blocks[0]?.table?.rows.map(({ label }) => label)

  it('narrows a division to what lies within it', () => {
    expect(labels(table({}), { lens: 'centre', area: 'c1' })).toEqual(['Paikka u1', 'Paikka u2', 'Paikka c1'])
    expect(labels(table({ lens: 'wellbeing_county', hasTotal: false }), { lens: 'centre', area: 'c1' })).toEqual(['Paikka 06'])
    expect(labels(table({ place: 'whole', lens: 'centre' }), { lens: 'centre', area: 'c1' })).toEqual(['Paikka c1', 'Paikka c2', 'Koko verkosto'])
  })

  it('says so where the publication has no such division', () => {
    expect(rendered([table({ place: 'whole', lens: 'region' })]).blocks[0]?.notes).toEqual(['Julkaisussa ei ole lukuja tästä jaosta.'])
  })
})

it('has an end: a report of more figures than anybody reads is refused', () => {
  const indicators = Array.from({ length: 50 }, (_, at) => aFramedIndicator(`I${at}`))
  const areas = Array.from({ length: 5000 }, (_, at) => ({ lens: 'unit' as const, area: `u${at}`, name: sameInAll(`Yksikkö ${at}`), parent: null, municipalityCodes: [] }))
  const block: ReportBlock = {
    ...{ id: 't', kind: 'table', title: name, indicators: indicators.map(({ code }) => code), axis: 'places', lens: 'unit', dimension: null },
    ...{ isTurned: true, hasTotal: false, ...scope }
  }
  expect(() => rendered([block], aReportSource({ frame: { indicators, areas } }))).toThrow('QUERY_TOO_LARGE')
})

describe('what is said about the figures', () => {
  it('counts what the report withholds, wherever it stands, and names who is missing', () => {
    const blocks: ReportBlock[] = [
      { id: 'c', kind: 'completeness', title: name },
      { id: 'f', kind: 'figure', indicator: 'B1', compare: 'none', ...scope }
    ]
    const source = aReportSource({ figures: [aPublishedFigure('B1', { value: null, mark: 'withheld' })] })
    const said = textOf(rendered(blocks, source).blocks[0]!)
    expect(said).toContain('mukana 2 yksikköä 3 yksiköstä')
    expect(said).toContain('Vallila')
    expect(said).toContain('luvuista 1 on peitetty')
  })

  it('leaves a narrative that nobody wrote out, and keeps its braces where somebody did', () => {
    const block: ReportBlock = { id: 'n', kind: 'narrative', title: name }
    expect(rendered([block]).blocks).toEqual([])
    expect(textOf(rendered([block], aReportSource({ narrative: sameInAll('Ei {value:A1} tässä') })).blocks[0]!)).toBe('Ei {value:A1} tässä')
  })
})
