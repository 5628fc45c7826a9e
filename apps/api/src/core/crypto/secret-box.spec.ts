import fc from 'fast-check'
import { SealBroken, SecretBox } from './secret-box.js'

const KEY = 'a key of an installation, long enough'
const OTHER = 'another key of it, long enough as well'
const box = new SecretBox([KEY])

describe('a sealed secret', () => {
  it('is given back as it was, for the purpose and the record it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 40 }), (text, context) => {
        expect(box.open(box.seal(text, context), context)).toBe(text)
      })
    )
  })

  it('is another text each time, and holds nothing of the secret', () => {
    const sealed = [1, 2].map(() => box.seal('JBSWY3DPEHPK3PXP', 'totp:1'))
    expect(sealed[0]).not.toBe(sealed[1])
    for (const text of sealed) expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('JBSW')
  })

  it.each(['totp:2', 'oidc:1', 'totp', ''])('does not open for %j when it was sealed for another', (context) => {
    expect(() => box.open(box.seal('seed', 'totp:1'), context)).toThrow(SealBroken)
  })

  it('does not open when any of its bits was changed or its end is missing', () => {
    const bytes = Buffer.from(box.seal('seed', 'totp:1'), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => box.open(changed.toString('base64url'), 'totp:1')).toThrow(SealBroken)
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(() => box.open(bytes.subarray(0, length).toString('base64url'), 'totp:1')).toThrow(SealBroken)
    }
  })

  it('does not open with another key, and says no more than that', () => {
    expect(() => new SecretBox([OTHER]).open(box.seal('seed', 'totp:1'), 'totp:1')).toThrow('sealed with a key that is not here')
  })

  it('still opens when the key has been changed and the old one is named, and should then be sealed anew', () => {
    const changed = new SecretBox([OTHER, KEY])
    const sealed = box.seal('seed', 'totp:1')
    expect(changed.open(sealed, 'totp:1')).toBe('seed')
    expect([box.isOutdated(sealed), changed.isOutdated(sealed)]).toEqual([false, true])
    expect(new SecretBox([OTHER]).open(changed.seal('seed', 'totp:1'), 'totp:1')).toBe('seed')
  })
})
