import fc from 'fast-check'
import type { NetworkRow } from './edition-contents.js'
import { qualityBehind, type QualityRow } from './edition-quality.js'
import { type FrameRule, publicationFrame } from './publication-frame.js'

const text = (fi: string) => ({ fi, sv: fi, en: fi })
const framework = (versionNumber: number, codes: readonly string[]): QualityRow => ({
  ...{ kind: 'framework', frameworkCode: 'ips25', versionNumber, name: text(`IPS ${versionNumber}`), notice: text('Ei virallinen') },
  bands: codes.map((code) => ({ code, name: text(code) }))
})
type Assessed = Extract<QualityRow, { kind: 'assessment' }>
const assessed = (unitId: string, more: Partial<Assessed> = {}): QualityRow => ({
  ...{ kind: 'assessment', frameworkCode: 'ips25', versionNumber: 2, unitId, finalKind: 'self', isPublished: true, band: 'good', assessedOn: '2026-05-10' },
  ...more
})
const committed = (unitId: string): QualityRow => ({ kind: 'commitment', frameworkCode: 'ips25', versionNumber: 2, unitId, validFrom: '2025-01-01' })
const versions = [framework(1, ['poor', 'good']), framework(2, ['fair', 'good'])]

it('counts bands of those that told them, and says how many did not', () => {
  const rows = [
    ...[...versions, committed('a'), committed('c'), committed('elsewhere'), assessed('a', { finalKind: 'reviewed' })],
    ...[assessed('b', { assessedOn: '2025-11-02' }), assessed('c', { isPublished: false, band: null }), assessed('elsewhere')]
  ]
  const [one, ...others] = qualityBehind(rows, { unitIds: new Set(['a', 'b', 'c', 'd']), namesUnits: true })
  expect(others).toEqual([])
  expect(one).toMatchObject({ name: text('IPS 2'), unitCount: 4, committedCount: 2, assessedCount: 3, publishedCount: 2, reviewedCount: 1 })
  expect(one).toMatchObject({ oldestOn: '2025-11-02', newestOn: '2026-05-10', bands: [{ code: 'fair', count: 0 }, { code: 'good', count: 2 }] })
  expect(one?.units.map(({ unitId }) => unitId)).toEqual(['a', 'b'])
})

it('keeps a band of an earlier version as long as somebody is in it', () => {
  const cut = { unitIds: new Set(['a']), namesUnits: false }
  const [one] = qualityBehind([...versions, assessed('a', { versionNumber: 1, band: 'poor' })], cut)
  expect(one?.bands.map(({ code, count }) => [code, count])).toEqual([['poor', 1], ['fair', 0], ['good', 0]])
})

it('names no unit where none is read, and no framework of which there is nothing to tell', () => {
  expect(qualityBehind([...versions, assessed('a')], { unitIds: new Set(['a']), namesUnits: false })[0]?.units).toEqual([])
  expect(qualityBehind([...versions, assessed('a'), committed('a')], { unitIds: new Set(['b']), namesUnits: true })).toEqual([])
})

it('tells of any units as many as are in its bands, and never of a unit that is not read or has not published', () => {
  const row = fc.record({
    unitId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    isPublished: fc.boolean(),
    band: fc.constantFrom('poor', 'fair', 'good', null)
  })
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ unitId }) => unitId }), fc.subarray(['a', 'b', 'c', 'd', 'e']), (found, read) => {
      const unitIds = new Set(read)
      const [one] = qualityBehind([...versions, ...found.map(({ unitId, ...more }) => assessed(unitId, more))], { unitIds, namesUnits: true })
      const wanted = found.filter(({ unitId, isPublished, band }) => unitIds.has(unitId) && isPublished && band !== null).map(({ unitId }) => unitId)
      expect((one?.units ?? []).map(({ unitId }) => unitId)).toEqual(wanted)
      expect((one?.bands ?? []).reduce((sum, { count }) => sum + count, 0)).toBe(wanted.length)
    })
  )
})

describe('in the frame of a publication', () => {
  const unit = (id: string, validTo: string | null): NetworkRow => ({
    ...{ kind: 'unit', id, type: 'local_unit', unitKind: 'workshop', name: text(id), organisationId: 'o', municipalityCode: '091' },
    ...{ validFrom: '2020-01-01', validTo }
  })
  const contents = {
    ...{ indicators: [], dimensions: [], geography: [], targets: [] },
    network: [unit('a', null), unit('b', null), unit('closed', '2026-03-01')],
    quality: [...versions, assessed('a'), assessed('closed')]
  }
  const framed = (rule: Partial<FrameRule>) => {
    const { frame } = publicationFrame(contents, { detail: 'network', unitIds: null, indicatorIds: null, lenses: [], kind: 'funder', ...rule }, { audienceName: text('A'), consortiumName: text('C') })
    return frame.quality?.map(({ unitCount, publishedCount, units }) => [unitCount, publishedCount, units.length])
  }

  it('counts the units that were open on the last day, within what the audience reads, and names them only to those who read units', () => {
    expect(framed({})).toEqual([[2, 1, 0]])
    expect(framed({ detail: 'unit' })).toEqual([[2, 1, 1]])
    expect(framed({ unitIds: ['a'], detail: 'unit' })).toEqual([[1, 1, 1]])
    expect(framed({ unitIds: ['b'] })).toEqual([])
  })

  it('is nothing for everybody', () => {
    expect(framed({ kind: 'public' })).toEqual([])
  })
})
