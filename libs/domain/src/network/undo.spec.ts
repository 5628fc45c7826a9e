import fc from 'fast-check'
import { undoRefusal, type RecordedChange } from './undo.js'

const recorded = (more: Partial<RecordedChange> = {}): RecordedChange => ({
  id: 'first',
  effectiveOn: '2027-01-01',
  recordedAt: new Date('2026-06-01T09:00:00Z'),
  undoneAt: null,
  unitIds: ['a', 'north'],
  municipalityCodes: ['001'],
  ...more
})

const later = (more: Partial<RecordedChange> = {}): RecordedChange =>
  recorded({ id: 'second', recordedAt: new Date('2026-06-02T09:00:00Z'), unitIds: [], municipalityCodes: [], ...more })

const at = (text: string): Date => new Date(text)

describe('a change can be taken back', () => {
  it('until its day begins where people live by it', () => {
    expect(undoRefusal(recorded(), [], at('2026-12-31T21:59:59Z'))).toBeNull()
    expect(undoRefusal(recorded(), [], at('2026-12-31T22:00:00Z'))?.code).toBe('date_has_come')
  })

  it('for 24 hours after it was recorded, even when it concerns the past', () => {
    const past = recorded({ effectiveOn: '2020-01-01' })
    expect(undoRefusal(past, [], at('2026-06-02T09:00:00Z'))).toBeNull()
    expect(undoRefusal(past, [], at('2026-06-02T09:00:01Z'))?.code).toBe('date_has_come')
  })

  it('once', () => {
    const undone = recorded({ undoneAt: at('2026-06-01T10:00:00Z') })
    expect(undoRefusal(undone, [], at('2026-06-01T11:00:00Z'))).toEqual({ code: 'already_undone', changeIds: [] })
  })

  it.each([
    ['the same unit', { unitIds: ['north'] }],
    ['the same municipality', { municipalityCodes: ['001'] }]
  ])('not while a later change says something of %s', (_what, more) => {
    const refusal = undoRefusal(recorded(), [later(), later({ id: 'third', ...more })], at('2026-07-01T00:00:00Z'))
    expect(refusal).toEqual({ code: 'later_changes', changeIds: ['third'] })
  })

  it('when the later change was itself taken back, or says nothing of the same', () => {
    const changes = [later({ unitIds: ['a'], undoneAt: at('2026-06-03T00:00:00Z') }), later({ unitIds: ['b'] })]
    expect(undoRefusal(recorded(), changes, at('2026-07-01T00:00:00Z'))).toBeNull()
  })

  it('no longer once it could not be any more, as long as nothing else happens', () => {
    const hours = fc.integer({ min: 0, max: 24 * 300 })
    fc.assert(
      fc.property(hours, hours, (some, more) => {
        const now = (count: number): Date => new Date(recorded().recordedAt.getTime() + count * 3_600_000)
        const first = undoRefusal(recorded(), [], now(some))
        const second = undoRefusal(recorded(), [], now(some + more))
        expect(first === null || second !== null).toBe(true)
      })
    )
  })
})
