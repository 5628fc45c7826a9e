import fc from 'fast-check'
import { HIDDEN, keptChange, maskValue } from './mask.js'

describe('what the trail keeps of a value', () => {
  it.each([
    // Personal data: that it changed, not what it says.
    ['displayName', 'Aino Aalto', HIDDEN],
    ['contactName', 'Aino Aalto', HIDDEN],
    ['email', 'aino@solmu.fi', 'a…@s…'],
    ['recipientEmail', 'a@b.fi', '…@b…'],
    ['email', 'not an address', HIDDEN],
    ['phone', '+358 40 1234567', HIDDEN],
    ['phone', 358401234567, HIDDEN],
    ['birthOn', '1980-01-01', HIDDEN],
    ['streetAddress', 'Kotikatu 1 A 2', HIDDEN],
    ['postalCode', '00100', HIDDEN],
    ['note', 'Soittaa vain iltaisin', HIDDEN],
    ['reason', 'Äitiysloma', HIDDEN],
    ['ipAddress', '192.0.2.7', HIDDEN],
    ['somethingNew', 'free text', HIDDEN],
    // Secrets: nothing at all.
    ['password', 'correct horse', HIDDEN],
    ['clientSecret', '0198aaaa-0000-7000-8000-000000000000', HIDDEN],
    ['totpSeed', 123456, HIDDEN],
    ['recoveryCode', '2027-01-01', HIDDEN],
    ['tokenHash', 'ab12', HIDDEN],
    ['credential.publicKey', 'ab12', HIDDEN],
    // What says nothing about a person stays.
    ['tokenId', '0198aaaa-0000-7000-8000-000000000000', '0198aaaa-0000-7000-8000-000000000000'],
    ['passwordIsDemo', true, HIDDEN],
    ['role', 'unit_manager', 'unit_manager'],
    ['roles', ['member 2026-01-01–', 'funder 2026-01-01–'], ['member 2026-01-01–', 'funder 2026-01-01–']],
    ['validTo', '2027-01-01', '2027-01-01'],
    ['version', 3, 3],
    ['isActive', false, false],
    ['unknown', '2027-01-01', '2027-01-01'],
    ['unknown', '0198aaaa-0000-7000-8000-000000000000', '0198aaaa-0000-7000-8000-000000000000'],
    ['name.fi', 'Oulun Oiva', 'Oulun Oiva'],
    ['name', 'Aino', HIDDEN],
    ['legalForm', 'association', 'association'],
    ['displayName', null, null],
    ['displayName', '', ''],
    ['password', null, null],
    ['names', ['Aino', 'Eino'], [HIDDEN, HIDDEN]]
  ])('%s %j is kept as %j', (field, value, kept) => {
    expect(maskValue(field, value)).toEqual(kept)
  })

  const personal = fc.constantFrom('displayName', 'email', 'phone', 'streetAddress', 'note', 'comment', 'contactName', 'title')
  const words = fc.array(fc.stringMatching(/^[a-zåäö]{2,12}$/), { minLength: 1, maxLength: 4 })

  it('holds no word of what a person said', () => {
    fc.assert(
      fc.property(personal, words, fc.constantFrom(' ', '@', '.', '-'), (field, all, between) => {
        const kept = String(maskValue(field, all.join(between)))
        for (const word of all) expect(kept).not.toContain(word)
      })
    )
  })

  it('holds nothing at all of a secret, not even how long it is', () => {
    const secret = fc.constantFrom('password', 'newPassword', 'clientSecret', 'token', 'totpSeed', 'recoveryCodes', 'sessionCookie')
    const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.uuid(), fc.array(fc.string()))
    fc.assert(fc.property(secret, value, (field, given) => expect(maskValue(field, given)).toBe(HIDDEN)))
  })

  it('is never much, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string({ maxLength: 5000 }), fc.array(fc.string(), { maxLength: 200 })), (field, value) => {
        expect(JSON.stringify(maskValue(field, value)).length).toBeLessThan(20_000)
      })
    )
    expect(maskValue('ids', Array.from({ length: 60 }, (_, id) => id))).toHaveLength(51)
  })
})

describe('what the trail keeps of a change', () => {
  const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)))

  it('is what differs and nothing else', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const kept = keptChange(before, after)
        const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
          (field) => (before[field] ?? null) !== (after[field] ?? null)
        )
        expect(Object.keys(kept?.before ?? {}).sort()).toEqual(differing.sort())
        expect(Object.keys(kept?.after ?? {}).sort()).toEqual(differing.sort())
      })
    )
  })

  it('is nothing where nothing differs', () => {
    fc.assert(fc.property(values, (same) => expect(keptChange(same, { ...same })).toBeNull()))
    expect(keptChange(undefined, undefined)).toBeNull()
  })

  it('shows that a hidden value changed, and whether it came or went', () => {
    expect(keptChange({ displayName: 'Aino', phone: null }, { displayName: 'Eino', phone: '040' })).toEqual({
      before: { displayName: HIDDEN, phone: null },
      after: { displayName: HIDDEN, phone: HIDDEN }
    })
  })

  it('tells the parts of a record by their paths, and leaves out what is undefined', () => {
    expect(keptChange({ name: { fi: 'A', sv: 'B' }, code: undefined }, { name: { fi: 'C', sv: 'B' } })).toEqual({
      before: { 'name.fi': 'A' },
      after: { 'name.fi': 'C' }
    })
  })

  it('of something new has no before, of something gone no after', () => {
    expect(keptChange(null, { role: 'auditor' })).toEqual({ before: null, after: { role: 'auditor' } })
    expect(keptChange({ role: 'auditor' }, undefined)).toEqual({ before: { role: 'auditor' }, after: null })
  })
})
