import fc from 'fast-check'
import { isPeriod } from '@solmu/shared/periods.js'
import { adxAttribute, adxGroupOf, adxHead, adxTail, adxText, type AdxGroup, readAdxGroup } from './adx.js'
import { adxPeriod, readAdxPeriod } from './adx-period.js'
import { aCell, aDimension, anAskedIndicator } from './testing/asked-indicators.js'
import { aForm, answersOf, emptied, forms } from './testing/return-forms.js'

const gender = aDimension('gender', 'f', 'm')
const customers = anAskedIndicator({ code: 'CUSTOMERS', unit: 'persons', dimensions: [gender], position: 0, isRequired: true })
const share = anAskedIndicator({ code: 'SHARE', unit: 'percent', decimals: 1, position: 1, allowsNotApplicable: false })
const form = aForm([customers, share], [aCell({ indicatorId: share.indicator.id, value: 455, note: '"noin" <5> & yli\n' })])

const value = (attributes: Record<string, string>, annotation: string | null = null) => ({ attributes, annotation, line: 7 })
const group = (...values: AdxGroup['values']): AdxGroup => ({ attributes: { orgUnit: 'PORI' }, line: 1, values })
const read = (...values: AdxGroup['values']) => {
  const { cells, issues, ignored } = readAdxGroup(group(...values), form)
  return { answers: cells.map(({ breakdown, answer }) => [breakdown, answer?.value ?? answer?.status, answer?.note]), codes: issues.map(({ code, row }) => [code, row]), ignored }
}

it('comes back with the same figures', () => {
  fc.assert(
    fc.property(forms, (of) => {
      const { cells, issues, ignored } = readAdxGroup(adxGroupOf(of), emptied(of))
      expect([issues, ignored]).toEqual([[], []])
      expect(Object.fromEntries(cells.map((cell) => [`${cell.indicatorCode}/${cell.breakdown}`, cell.answer]))).toEqual(answersOf(of))
    }),
    { numRuns: 200 }
  )
})

it('is written as the profile asks', () => {
  const cells = [aCell({ indicatorId: customers.indicator.id, breakdown: 'gender:f', status: 'missing', value: null, note: 'ei saatu' })]
  const { sheet, ...rest } = aForm([customers, share], [...cells, aCell({ indicatorId: share.indicator.id, value: 455, note: '"noin" <5> & yli\n\u0001' })])
  expect(`${adxHead('2026-10-05T09:00:00+03:00')}${adxText(adxGroupOf({ ...rest, sheet }))}${adxTail}`).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<adx xmlns="urn:ihe:qrph:adx:2015" exported="2026-10-05T09:00:00+03:00">
  <group orgUnit="PORI" period="2026-07-01/P3M" dataSet="0198-round">
    <dataValue dataElement="CUSTOMERS" gender="f" value="0" isNull="true"><annotation>missing: ei saatu</annotation></dataValue>
    <dataValue dataElement="SHARE" value="45.5"><annotation>&quot;noin&quot; &lt;5&gt; &amp; yli&#10;</annotation></dataValue>
  </group>
</adx>
`)
})

describe('what others send', () => {
  it('may have other letters, prefixes, spaces and categories on the group', () => {
    expect(read(value({ Value: ' 3 ', GENDER: ' F ', 'x:DataElement': ' customers ' }))).toMatchObject({ answers: [['gender:f', 3, '']], codes: [], ignored: [] })
    const shared = readAdxGroup({ ...group(value({ dataElement: 'CUSTOMERS', value: '4' })), attributes: { orgUnit: 'PORI', gender: 'm', comment: 'x' } }, form)
    expect([shared.cells.map(({ breakdown }) => breakdown), shared.ignored]).toEqual([['gender:m'], []])
  })

  it('is told what nobody knows', () => {
    expect(read(value({ dataElement: 'SHARE', value: '1', mood: 'good', storedBy: 'me' }))).toMatchObject({ answers: [['', 10, expect.any(String)]], ignored: ['mood'] })
  })

  it('may be null: missing, unless the annotation says otherwise', () => {
    const none = { value: '0', isNull: 'TRUE' }
    expect(read(value({ dataElement: 'CUSTOMERS', gender: 'f', ...none }, 'Lomake hukkui'), value({ dataElement: 'CUSTOMERS', gender: 'm', ...none }, 'not_applicable')).answers).toEqual([
      ['gender:f', 'missing', 'Lomake hukkui'],
      ['gender:m', 'not_applicable', '']
    ])
    expect(read(value({ dataElement: 'CUSTOMERS', gender: 'f', ...none }), value({ dataElement: 'SHARE', ...none }, 'not_applicable')).codes).toEqual([['NOTE_REQUIRED', 7], ['ANSWER_NOT_OFFERED', 7]])
  })

  it.each([
    ['no number', { dataElement: 'SHARE', value: 'x' }, 'INVALID_NUMBER'],
    ['no value', { dataElement: 'SHARE' }, 'REQUIRED'],
    ['1e308', { dataElement: 'SHARE', value: '1e308' }, 'INVALID_NUMBER'],
    ['less than nobody', { dataElement: 'CUSTOMERS', gender: 'f', value: '-1' }, 'OUT_OF_RANGE'],
    ['another indicator', { dataElement: 'X', value: '1' }, 'UNKNOWN_INDICATOR'],
    ['another category', { dataElement: 'CUSTOMERS', gender: 'x', value: '1' }, 'UNKNOWN_BREAKDOWN'],
    ['no category', { dataElement: 'CUSTOMERS', value: '1' }, 'UNKNOWN_BREAKDOWN']
  ])('is refused for %s', (_what, attributes, code) => {
    expect(read(value(attributes as unknown as Record<string, string>))).toMatchObject({ answers: [], codes: [[code, 7]] })
  })

  it('names a figure once', () => {
    expect(read(value({ dataElement: 'SHARE', value: '1' }), value({ dataElement: 'SHARE', value: '2' }))).toMatchObject({ answers: [], codes: [['CELL_REPEATED', 7]] })
  })
})

it('names of dimensions never mean something else', () => {
  expect(['gender', 'value', 'isnull', 'xmlns', 'd_value'].map(adxAttribute)).toEqual(['gender', 'd_value', 'd_isnull', 'd_xmlns', 'd_d_value'])
})

describe('periods', () => {
  it.each([
    ...[['2026-07-01/P3M', '2026-Q3'], [' 2026-07-01/p3m ', '2026-Q3'], ['2026-07-01/2026-09-30', '2026-Q3'], ['2026-07-01/2026-10-01', '2026-Q3']],
    ...[['2026-07-01T00:00:00/P1M', '2026-07'], ['2026-07/P1M', '2026-07'], ['202607', '2026-07'], ['2026-7', '2026-07'], ['2026M07', '2026-07']],
    ...[['2026Q3', '2026-Q3'], ['2026-q3', '2026-Q3'], ['2026T2', '2026-T2'], ['2026-05-01/P4M', '2026-T2'], ['2026-01-01/P1Y', '2026'], ['2026/P12M', '2026'], ['2026', '2026']]
  ])('%s is %s', (text, period) => {
    expect(readAdxPeriod(text)).toBe(period)
  })

  it.each(['', 'x', '2026-13', '2026-02-01/P3M', '2026-07-01/P2M', '2026-07-01/2026-08-31', '2026-09-30/2026-07-01', '2026-02-30/P1M', '2026-07-01/P3M/P1M2', '2026-07-01/'])('%s is none', (text) => {
    expect(readAdxPeriod(text)).toBeNull()
  })

  it('come back', () => {
    const periods = fc.tuple(fc.integer({ min: 1950, max: 2150 }), fc.constantFrom('', '-Q1', '-Q4', '-T1', '-T3', '-01', '-12')).map((parts) => parts.join(''))
    fc.assert(fc.property(periods.filter(isPeriod), (period) => readAdxPeriod(adxPeriod(period)) === period))
  })
})
