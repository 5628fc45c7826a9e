import fc from 'fast-check'
import type { DomainError } from '../errors.js'
import { aCriterion, anyFramework, aSection, inThree, scaleTo, twentyFive } from './testing/frameworks.js'
import { emptyContent, type FrameworkContent } from './framework.js'
import { contentIssues, missingTexts } from './framework-issues.js'
import { readContent } from './framework-reader.js'
import { frameworkSheets } from './framework-sheets.js'
import { addressOf, type GivenSheet, readFrameworkSheets } from './framework-sheets-reader.js'
import { frameworkText, readFrameworkText } from './framework-text.js'
import { lastReleased, releaseIssue, versionOn } from './framework-versions.js'

const told = (issues: readonly DomainError[]) => issues.map(({ code, path }) => `${code} ${path.join('.')}`)
const refused = (value: unknown) => {
  const read = readContent(value)
  return 'issues' in read ? told(read.issues) : []
}

describe('reading a framework', () => {
  it('takes any framework as it is, and an empty one', () => {
    fc.assert(fc.property(anyFramework, (content) => expect(readContent(JSON.parse(JSON.stringify(content)))).toEqual({ content })))
    expect(readContent(emptyContent)).toEqual({ content: emptyContent })
  })

  it('tells everything that it cannot be, each with its path', () => {
    const content = twentyFive()
    expect(refused(null)[0]).toBe('INVALID_INPUT ')
    expect(refused({ ...content, kind: 'other', extra: 1 })).toEqual(['UNKNOWN_WORD extra', 'UNKNOWN_WORD kind'])
    const wrong = { ...aCriterion('A b'), weight: 1.5, title: { fi: 'x'.repeat(301), sv: '', en: 4 } }
    expect(refused({ ...content, sections: [{ ...aSection('s', []), criteria: [wrong] }] })).toEqual([
      'UNKNOWN_WORD sections.0.criteria.0.code',
      'INVALID_INPUT sections.0.criteria.0.title.en',
      'TOO_LONG sections.0.criteria.0.title.fi',
      'INVALID_NUMBER sections.0.criteria.0.weight'
    ])
    expect(refused({ ...content, bands: [{ ...content.bands[0], from: 25.001 }] })).toEqual(['TOO_MANY_DECIMALS bands.0.from'])
    expect(refused({ ...content, sections: [aSection('s', Array.from({ length: 301 }, (_none, place) => aCriterion(`c${place}`)))] })).toEqual(['TOO_LONG sections.0.criteria'])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(readContent(value)).toBeDefined()))
  })
})

describe('releasing a framework', () => {
  it('is possible for any whole one', () => {
    fc.assert(fc.property(anyFramework, (content) => expect(told(contentIssues(content))).toEqual([])))
    expect(contentIssues(twentyFive())).toEqual([])
  })

  const broken = (of: Partial<FrameworkContent>): string[] => told(contentIssues(twentyFive(of)))
  const bands = twentyFive().bands

  it('needs bands in order, from the lowest score on', () => {
    const at = (...edges: number[]) => broken({ bands: edges.map((from, place) => ({ ...bands[place]!, from })) })
    expect(at(25, 74, 100, 115)).toEqual([])
    expect(at(26)).toEqual(['OUT_OF_RANGE bands.0.from'])
    expect(at(25, 75, 75)).toEqual(['OUT_OF_RANGE bands.2.from'])
    expect(at(25, 126)).toEqual(['OUT_OF_RANGE bands.1.from'])
    expect(broken({ bands: [bands[0]!, { ...bands[1]!, code: 'not' }] })).toEqual(['DUPLICATE_KEY bands.1.code'])
  })

  it('needs criteria with scales that are there, and codes that are one', () => {
    expect(broken({ sections: [], bands: [] })).toEqual(['REQUIRED sections', 'REQUIRED scoring.method'])
    const sections = [aSection('s', [aCriterion('a', { scale: 'other' }), aCriterion('a', { anchors: [{ value: 9, text: inThree('x') }] })])]
    expect(broken({ sections, bands: [] })).toEqual(['UNKNOWN_REFERENCE sections.0.criteria.0.scale', 'DUPLICATE_KEY sections.0.criteria.1.code', 'UNKNOWN_REFERENCE sections.0.criteria.1.anchors.0.value'])
  })

  it('needs scales whose levels rise', () => {
    const [scale] = twentyFive().scales
    expect(broken({ scales: [{ ...scale!, levels: [...scale!.levels].reverse() }] })).toContain('OUT_OF_RANGE scales.0.levels.1.value')
    expect(broken({ scales: [{ ...scale!, metFrom: 7 }] })).toEqual(['UNKNOWN_REFERENCE scales.0.metFrom'])
    const percent = { ...scaleTo('p', 1, 3), kind: 'percent' as const }
    expect(broken({ scales: [scale!, percent] })).toEqual([0, 1, 2].map((place) => `REQUIRED scales.1.levels.${place}.from`))
  })

  it('has no sum of some of the criteria, and no mean over scales of different lengths', () => {
    expect(broken({ scoring: { method: 'sum', minimumAnswered: 80, skipped: 'leave_out' } })).toEqual(['OUT_OF_RANGE scoring.minimumAnswered', 'INVALID_INPUT scoring.skipped'])
    const mixed = { scales: [scaleTo('one_to_five', 1, 5), scaleTo('short', 0, 3)], sections: [aSection('s', [aCriterion('a'), aCriterion('b', { scale: 'short' })])], bands: [] }
    expect(broken({ ...mixed, scoring: { method: 'mean', minimumAnswered: 100, skipped: 'leave_out' } })).toEqual(['INVALID_INPUT scoring.method'])
  })

  it('asks of a certificate its name alone, and takes no criteria for it', () => {
    const certificate = { ...emptyContent, kind: 'certificate' as const, name: inThree('A standard') }
    expect(contentIssues(certificate)).toEqual([])
    expect(told(contentIssues({ ...twentyFive(), kind: 'certificate' }))).toEqual(['INVALID_INPUT sections'])
  })

  it('names the languages in which a text is missing, and lets it go', () => {
    const content = { ...twentyFive(), name: { fi: 'Nimi', sv: '', en: 'Name' } }
    expect(contentIssues(content)).toEqual([])
    expect(missingTexts(content)).toEqual([{ path: ['name'], language: 'sv' }])
  })
})

describe('a framework as a file', () => {
  const asGiven = (content: FrameworkContent, language: 'fi' | 'sv' | 'en'): GivenSheet[] =>
    frameworkSheets({ code: 'any', content }, language).map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => String(cell ?? ''))), formulas: new Set<string>(), merged: [] }))

  it('comes back the same from JSON, always with the same bytes', () => {
    fc.assert(fc.property(anyFramework, (content) => {
      const text = frameworkText({ code: 'any', content })
      expect(readFrameworkText(text)).toEqual({ code: 'any', content })
      const shuffled = Object.fromEntries(Object.entries(content).reverse()) as unknown as FrameworkContent
      expect(frameworkText({ code: 'any', content: shuffled })).toBe(text)
    }))
  })

  it('comes back the same from sheets, in any language', () => {
    fc.assert(fc.property(anyFramework, fc.constantFrom('fi' as const, 'sv' as const, 'en' as const), (content, language) => {
      expect(readFrameworkSheets(asGiven(content, language))).toEqual({ code: 'any', content })
    }), { numRuns: 60 })
  })

  it('is not taken for another file', () => {
    const issues = (text: string) => {
      const read = readFrameworkText(text)
      return 'issues' in read ? told(read.issues) : []
    }
    expect(issues('{')).toEqual(['FILE_UNREADABLE '])
    expect(issues('[]')).toEqual(['UNKNOWN_WORD format'])
    expect(issues('{"format":"solmu-quality-framework","formatVersion":1,"code":"a"}')).toContain('UNKNOWN_WORD kind')
  })

  const faults = (change: (sheets: GivenSheet[]) => GivenSheet[]) => {
    const read = readFrameworkSheets(change(asGiven(twentyFive(), 'fi')))
    return 'faults' in read ? read.faults.map(({ sheet, row, cell, code }) => [sheet, row, cell, code]) : []
  }
  const withCell = (name: string, [row, column]: readonly [number, number], value: string) => (sheets: GivenSheet[]) =>
    sheets.map((sheet) => (sheet.name === name ? { ...sheet, rows: sheet.rows.map((cells, line) => (line === row - 1 ? cells.map((cell, at) => (at === column - 1 ? value : cell)) : cells)) } : sheet))

  it('tells the cell of whatever cannot be taken', () => {
    expect(faults(withCell('Kriteerit', [3, 4], 'kaksi'))).toEqual([['Kriteerit', 3, 'D3', 'INVALID_NUMBER']])
    expect(faults(withCell('Kriteerit', [3, 1], 'elsewhere'))).toEqual([['Kriteerit', 3, 'A3', 'UNKNOWN_REFERENCE']])
    expect(faults(withCell('Kehys', [2, 2], ''))).toEqual([])
    expect(faults(withCell('Luokat', [3, 2], '75,005'))).toEqual([['Luokat', 3, 'B3', 'TOO_MANY_DECIMALS']])
    expect(faults(withCell('Osat', [1, 2], 'Mikä tämä on'))).toEqual([['Osat', 1, 'B1', 'UNKNOWN_WORD']])
    expect(faults(withCell('Asteikot', [3, 2], 'met'))).toEqual([['Asteikot', 3, 'B3', 'INVALID_INPUT']])
  })

  it('takes no formula, no joined cells, no sheet that is missing, twice there or another', () => {
    expect(faults((sheets) => sheets.map((sheet) => (sheet.name === 'Luokat' ? { ...sheet, formulas: new Set(['B3']) } : sheet)))).toEqual([['Luokat', 3, 'B3', 'INVALID_INPUT']])
    expect(faults((sheets) => sheets.map((sheet) => (sheet.name === 'Osat' ? { ...sheet, merged: [{ range: 'A2:B2' }] } : sheet)))).toEqual([['Osat', null, 'A2:B2', 'INVALID_INPUT']])
    expect(faults((sheets) => sheets.slice(1))).toEqual([[null, null, null, 'REQUIRED']])
    expect(faults((sheets) => [...sheets, { ...sheets[0]!, name: 'Framework' }])).toEqual([['Framework', null, null, 'COLUMN_TWICE']])
    expect(faults((sheets) => [...sheets, { ...sheets[0]!, name: 'Taul1' }])).toEqual([['Taul1', null, null, 'UNKNOWN_WORD']])
    expect(addressOf(12, 28)).toBe('AB12')
  })
})

describe('the versions of a framework', () => {
  const version = (number: number, validFrom: string | null, validTo: string | null = null) => ({ id: String(number), number, state: validFrom === null ? ('draft' as const) : ('released' as const), validFrom, validTo })
  const versions = [version(1, '2020-01-01', '2026-03-01'), version(2, '2026-03-01'), version(3, null)]

  it('follow one another without a gap', () => {
    expect(['2019-12-31', '2020-01-01', '2026-02-28', '2026-03-01'].map((day) => versionOn(versions, day)?.number)).toEqual([undefined, 1, 1, 2])
    expect(lastReleased(versions)?.number).toBe(2)
  })

  it('are not released into the past, but for the first', () => {
    const issue = (from: string, of = versions) => releaseIssue(of, { from, today: '2026-11-22' })?.params['min']
    expect([issue('2026-11-21'), issue('2026-11-22'), issue('2015-01-01', [version(1, null)])]).toEqual(['2026-11-22', undefined, undefined])
    expect(issue('2027-01-01', [version(1, '2027-01-01')])).toBe('2027-01-02')
  })
})
