/** Publications as reports read them, for specs. */
import { sameInAll } from '@solmu/shared/text.js'
import type { Aggregation, IndicatorUnit } from '../../results/indicator.js'
import type { FramedArea, FramedIndicator } from '../publication-frame.js'
import type { PublishedFigure } from '../publication-figure.js'
import type { ReportSource } from '../report-rendered.js'

export const aRun = '2026-Q1/2026-Q2'

export function aFramedIndicator(code: string, of: Partial<FramedIndicator> = {}): FramedIndicator {
  const unit: IndicatorUnit = 'persons'
  const aggregation: Aggregation = 'sum'
  return {
    ...{ id: `id-${code}`, code, groupName: sameInAll('Ryhmä'), position: 1, unit, decimals: 0, aggregation, sourceClass: 'manual' },
    ...{ name: { fi: `Mittari ${code}`, sv: `Indikator ${code}`, en: `Indicator ${code}` }, definition: sameInAll(`Mitä ${code} laskee`) },
    ...{ definitionNumber: 2, definitionFrom: '2020-01-01', direction: 'more', numerator: null, denominator: null, factor: 1 },
    ...of
  }
}

const area = (lens: FramedArea['lens'], key: string, of: Partial<FramedArea> = {}): FramedArea => ({
  ...{ lens, area: key, name: { fi: `Paikka ${key}`, sv: `Plats ${key}`, en: `Place ${key}` }, parent: null, municipalityCodes: [] },
  ...of
})

/** The network, two centres with a unit or two each, and an area of a division that lies within the first centre. */
export const someAreas: readonly FramedArea[] = [
  area('network', '', { name: sameInAll('') }),
  area('centre', 'c1', { municipalityCodes: ['837', '564'] }),
  area('centre', 'c2', { municipalityCodes: ['091'] }),
  area('unit', 'u1', { parent: 'c1' }),
  area('unit', 'u2', { parent: 'c1' }),
  area('unit', 'u3', { parent: 'c2' }),
  area('wellbeing_county', '06', { municipalityCodes: ['837'] }),
  area('wellbeing_county', '01', { municipalityCodes: ['091', '049'] })
]

/** A figure; a number unless something else is said. */
export function aPublishedFigure(code: string, of: Partial<Omit<PublishedFigure, 'indicatorId'>> & { readonly value: bigint | null }): PublishedFigure {
  return {
    ...{ indicatorId: `id-${code}`, lens: 'network', area: '', period: aRun, breakdown: '' },
    ...{ mark: of.value === null ? 'missing' : 'value', numerator: null, denominator: null },
    ...{ unitCount: 1, missingCount: 0, isGross: false, isEstimated: false },
    ...of
  }
}

export function aReportSource(of: Partial<Omit<ReportSource, 'frame'>> & { readonly frame?: Partial<ReportSource['frame']> } = {}): ReportSource {
  const { frame, ...rest } = of
  return {
    edition: { year: 2026, number: 3, firstPeriod: '2026-Q1', lastPeriod: '2026-Q2', certifiedOn: '2026-07-14', sha256: 'ab'.repeat(32), reason: '' },
    frame: {
      ...{ audienceName: { fi: 'Rahasto', sv: 'Fonden', en: 'The Fund' }, consortiumName: { fi: 'Verkosto', sv: 'Nätverket', en: 'The Network' } },
      ...{ indicators: [aFramedIndicator('A1'), aFramedIndicator('B1')], areas: someAreas, targets: [] },
      dimensions: [{ code: 'gender', name: sameInAll('Sukupuoli'), categories: [{ code: 'f', name: sameInAll('Naiset') }, { code: 'm', name: sameInAll('Miehet') }] }],
      ...frame
    },
    ...{ narrative: sameInAll(''), care: { personsThreshold: 5, surveyThreshold: 10, showsZero: true }, periods: ['2026-Q1', '2026-Q2'] },
    completeness: { givenUnits: 2, askedUnits: 3, givenReturns: 5, askedReturns: 6, missingUnits: [sameInAll('Vallila')] },
    figures: [],
    ...rest
  }
}
