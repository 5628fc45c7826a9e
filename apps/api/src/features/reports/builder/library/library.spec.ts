import { reportFaults, type ReportLibrary } from '@solmu/domain/reports/report-check.js'
import { renderReport } from '@solmu/domain/reports/report-render.js'
import { parseBlocks } from '@solmu/domain/reports/report-shape.js'
import type { FramedIndicator } from '@solmu/domain/reports/publication-frame.js'
import type { RenderedReport } from '@solmu/domain/reports/report-rendered.js'
import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { aFramedIndicator, aPublishedFigure, aReportSource, aRun, someAreas } from '@solmu/domain/reports/testing/report-sources.js'
import { divisions } from '@solmu/domain/geography/divisions.js'
import { languages } from '@solmu/shared/text.js'
import { libraryDimensions, libraryIndicators } from '../../../results/indicator/library/library.js'
import { reportPaper } from '../report-paper.js'
import { shippedReports } from './library.js'

const library: ReportLibrary = {
  indicators: new Map(libraryIndicators.map(({ code, unit, dimensionCodes }) => [code, { unit, dimensionCodes }])),
  dimensions: new Map(libraryDimensions.map(({ code, categories }) => [code, new Set(categories.map((each) => each.code))]))
}

/** Stands nowhere else, so that it is found wherever a withheld figure gets to. */
const secret = 8_127_943n

/** Every figure of the library in every place, every third one withheld. */
const source = aReportSource({
  frame: {
    indicators: libraryIndicators.map(({ code, name, definition, unit, decimals, aggregation, sourceClass }): FramedIndicator =>
      aFramedIndicator(code, { name, definition, unit, decimals, aggregation, sourceClass })
    ),
    dimensions: libraryDimensions.map(({ code, name, categories }) => ({ code, name, categories }))
  },
  narrative: { fi: 'Kausi oli hyvä.', sv: 'Perioden var god.', en: 'A good period.' },
  figures: libraryIndicators.flatMap(({ code }, at) =>
    someAreas.flatMap(({ lens, area }) =>
      [aRun, '2026-Q1', '2026-Q2'].map((period, order) => {
        const isWithheld = (at + order + area.length) % 3 === 0
        return aPublishedFigure(code, { lens, area, period, value: isWithheld ? secret : BigInt(at * 7 + order), mark: isWithheld ? 'withheld' : 'value' })
      })
    )
  )
})

const placeOf = ({ parameter, lens }: ShippedReport): { lens: 'centre' | 'wellbeing_county'; area: string } | null =>
  parameter === 'none' ? null : parameter === 'centre' ? { lens: 'centre', area: 'c1' } : { lens: lens as 'wellbeing_county', area: '06' }
const made = (report: ShippedReport, language: (typeof languages)[number]): RenderedReport => renderReport(report, source, { language, place: placeOf(report) })

it('has six reports, each with a key of its own', () => {
  expect(shippedReports.map(({ key }) => key)).toEqual([
    ...['consortium_annual_report', 'regional_centre_report', 'funder_report', 'esf_participants_and_indicators', 'stea_results_and_effects'],
    'wellbeing_county_and_municipality_report'
  ])
  for (const { parameter, lens } of shippedReports) expect(parameter === 'area' ? divisions : [null]).toContain(lens)
})

describe.each(shippedReports.map((report) => [report.key, report] as const))('%s', (_, report) => {
  it('can be released: every text in three languages, every reference known to the library', () => {
    expect(parseBlocks(report.blocks)).toEqual({ blocks: report.blocks })
    expect(reportFaults(report, library)).toEqual([])
    for (const language of languages) {
      expect(report.name[language].length).toBeGreaterThan(5)
      expect(report.description[language].length).toBeGreaterThan(40)
    }
    expect(new Set(languages.map((language) => report.name[language])).size).toBe(3)
  })

  it('is made in three languages, with every figure found, and with the same shape in each', () => {
    const shapes = languages.map((language) => {
      const { title, blocks, unresolved } = made(report, language)
      expect(unresolved).toEqual([])
      expect(title).toContain(report.name[language])
      const levels = blocks.map(({ level }) => level).filter((level) => level > 0)
      expect(levels.indexOf(2)).toBeLessThanOrEqual(levels.includes(3) ? levels.indexOf(3) : levels.length)
      expect(levels).toContain(2)
      expect(JSON.stringify(blocks)).not.toMatch(/\{[a-zA-Z]+(?::[A-Z0-9_]+)*\}/)
      return blocks.map(({ id, kind, paragraphs, figures, table, steps, entries }) => [id, kind, paragraphs.length, figures.length, table?.rows.length, steps.length, entries.length])
    })
    expect(shapes[1]).toEqual(shapes[0])
    expect(shapes[2]).toEqual(shapes[0])
    expect(shapes[0]).toHaveLength(report.blocks.length)
  })

  it('tells nothing of what is withheld, on the screen and on paper', () => {
    const rendered = made(report, 'fi')
    const paper = reportPaper(rendered, { consortium: 'Verkosto', edition: 'laitos 3/2026', sha256: 'ab'.repeat(32), isDemo: false })
    for (const told of [rendered, paper]) {
      expect(JSON.stringify(told)).toContain('peit')
      expect(JSON.stringify(told).replace(/[^\d]/g, '')).not.toContain(String(secret))
    }
  })
})

it('asks for ESF+ in the order of the form, and by gender only of people', () => {
  const esf = shippedReports.find(({ key }) => key.startsWith('esf'))!
  const forms = made(esf, 'en').blocks.filter(({ kind }) => kind === 'form')
  const codes = forms.flatMap(({ table }) => table?.rows.map(({ code }) => code) ?? [])
  expect(codes).toEqual([
    ...Array.from({ length: 19 }, (_, at) => `EECO${String(at + 1).padStart(2, '0')}`),
    ...Array.from({ length: 6 }, (_, at) => `EECR${String(at + 1).padStart(2, '0')}`)
  ])
  expect(forms.map(({ table }) => table?.columns.length)).toEqual([5, 2, 5])
})

it('tells the chain of STEA from the goal to what was learned', () => {
  const stea = shippedReports.find(({ key }) => key.startsWith('stea'))!
  const chain = made(stea, 'sv').blocks.find(({ kind }) => kind === 'chain')
  expect(chain?.steps.map(({ label }) => label)).toEqual(['Mål', 'Åtgärder', 'Prestationer', 'Resultat', 'Effekter', 'Lärdomar'])
})
