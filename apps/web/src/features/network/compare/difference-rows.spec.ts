import { east, kajaani, oulu } from '../testing/network-examples.js'
import { regions } from '../testing/network-answers.js'
import { comparedDays, lastChange } from './compare-days.js'
import { differenceCsv } from './difference-csv.js'
import { differenceRows, lineOf, type DifferenceTexts } from './difference-rows.js'
import { aComparison, difference, noDifference } from './testing/comparison-examples.js'

const texts: DifferenceTexts = {
  t: (id, values) => (id === 'network.count.municipalities' ? `${String(values?.['count'])} kuntaa` : id),
  pick: (text) => text.fi,
  join: (names) => names.join(' ja '),
  regions
}
const lines = (comparison = aComparison('2023-11-05', '2026-11-21')) => differenceRows(comparison, texts).map((row) => `${row.kind} | ${lineOf(row)}`)

describe('the differences as rows', () => {
  it('are in the order of their kinds, each with what was and what is', () => {
    expect(lines()).toEqual([
      'opened | Lieksan Lauttaus: Lieksa, Itä-Suomi',
      'continued | Kuopion Käsi ja Karjalan Työsilta → Karjalan Työsilta',
      'moved | Kajaanin Kiintopiste: Itä-Suomi → Pohjois-Pohjanmaa',
      'renamed | Oulun Sampo → Oulun Uusi Sampo',
      'other | Oulun Uusi Sampo: Oulu → Kempele',
      'territory | Kainuu (1 kuntaa): Itä-Suomi → Pohjois-Pohjanmaa',
      'territory | 2 kuntaa: compare.noCentre → Itä-Suomi'
    ])
  })

  it('say in words what cannot be seen in the names', () => {
    const comparison = {
      ...noDifference('2023-11-05', '2026-11-21'),
      units: [difference(kajaani, ['amended']), difference(oulu, ['renamed'])]
    }
    expect(differenceRows(comparison, texts).map(({ detail }) => detail)).toEqual(['compare.renamedElsewhere', 'compare.otherDetail'])
  })

  it('tell a centre by its municipality alone', () => {
    const comparison = { ...noDifference('2023-11-05', '2026-11-21'), units: [difference(east, ['opened'], { centreAfter: east, municipalityAfter: kajaani.name })] }
    expect(lines(comparison)).toEqual(['opened | Itä-Suomi: Kajaanin Kiintopiste'])
  })

  it('become a file with the days in it', () => {
    const csv = differenceCsv(differenceRows(aComparison('2023-11-05', '2026-11-21'), texts), { from: '2023-11-05', to: '2026-11-21' }, { t: (id) => id, language: 'fi' })
    const rows = csv.slice(1).trimEnd().split('\r\n')
    expect(rows).toHaveLength(8)
    expect(rows[1]).toBe('compare.kind.opened;Lieksan Lauttaus;.;"Lieksa, Itä-Suomi";;2023-11-05;2026-11-21')
    expect(rows.at(-1)).toBe('compare.kind.territory;2 kuntaa;compare.noCentre;Itä-Suomi;"Kuopio, Lieksa";2023-11-05;2026-11-21')
  })
})

describe('the compared days', () => {
  it.each([
    [{}, '2025-11-21', '2026-11-21'],
    [{ to: '2024-02-29' }, '2023-02-28', '2024-02-29'],
    [{ from: '2026-11-21', to: '2027-03-01' }, '2026-11-21', '2027-03-01'],
    [{ from: '1950-01-01', to: '2190-01-01' }, '2013-01-01', '2027-12-31']
  ])('%p', (search, from, to) => {
    expect(comparedDays(search, '2026-11-21')).toEqual({ from, to })
  })

  it('of the last change are the day before it and its own', () => {
    const events = ['2014-04-01', '2025-01-01', '2027-03-01'].map((date) => ({ date }))
    expect(lastChange(events, '2026-11-21')).toEqual({ from: '2024-12-31', to: '2025-01-01' })
    expect(lastChange(events, '2025-01-01')).toEqual({ from: '2024-12-31', to: '2025-01-01' })
    expect(lastChange([], '2026-11-21')).toBeNull()
  })
})
