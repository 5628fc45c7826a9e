import fc from 'fast-check'
import { byteRange, demandExportStep, exportStates, exportStepsOf, holdsStill, liveMark, rolesText } from './export-job.js'

const held = (role: string, unitId: string, organisationId: string | null = null) => ({ role, unitId, organisationId })

describe('an export', () => {
  test.each(exportStates)('that is %s is cancelled or made again, never both', (state) => {
    for (const isRemoved of [false, true]) expect(exportStepsOf({ state, isRemoved }).length).toBeLessThanOrEqual(1)
  })

  test('is made again when it failed, or when its file is gone, and not while it can be fetched', () => {
    expect(() => demandExportStep({ state: 'done', isRemoved: false }, 'retry')).toThrow('EXPORT_STATE')
    expect(() => demandExportStep({ state: 'failed', isRemoved: false }, 'cancel')).toThrow('EXPORT_STATE')
    expect(exportStepsOf({ state: 'done', isRemoved: true })).toEqual(['retry'])
  })

  test('is fetched by whoever holds every role by which it was made, under whatever assignment', () => {
    const roles = rolesText([held('unit_manager', 'a'), held('funder', 'h', 'o'), held('unit_manager', 'a')])
    expect(roles).toEqual(['funder:h:o', 'unit_manager:a:'])
    expect(holdsStill(roles, [held('unit_manager', 'a'), held('funder', 'h', 'o'), held('auditor', 'h')])).toBe(true)
    expect(holdsStill(roles, [held('unit_manager', 'a'), held('funder', 'h', 'another')])).toBe(false)
  })
})

describe('a range of bytes', () => {
  test.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=10-', { first: 10, last: 99 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-20', { first: 80, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=20-10', null],
    ['bytes=0-1,5-6', null],
    ['rows=1-2', null],
    [undefined, null]
  ])('%s of a hundred', (header, wanted) => expect(byteRange(header, 100)).toEqual(wanted))

  test('joins to the whole file, wherever it is broken off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 9999 }), (size, at) => {
        fc.pre(at < size)
        expect(byteRange(`bytes=${at}-`, size)).toEqual({ first: at, last: size - 1 })
        expect(byteRange(`bytes=0-${at - 1}`, size)).toEqual({ first: 0, last: at - 1 })
      })
    )
  })
})

test('what was asked and has not come is missing, and no zero', () => {
  const none = { unitCount: 0, missingCount: 0, notApplicableCount: 0, notAskedCount: 0 }
  expect(liveMark('0', { ...none, missingCount: 3 }, true)).toBe('value')
  expect(liveMark(null, { ...none, missingCount: 1, notApplicableCount: 4 }, true)).toBe('missing')
  expect(liveMark(null, { ...none, unitCount: 2 }, true)).toBe('not_applicable')
  expect(liveMark(null, none, true)).toBe('missing')
  expect(liveMark(null, none, false)).toBe('not_asked')
})
