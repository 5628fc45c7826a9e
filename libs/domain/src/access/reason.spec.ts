import { reasonOf } from './reason.js'

describe('a reason', () => {
  it('is kept without the space around it', () => {
    expect(reasonOf('  Uusi valmentaja \n')).toBe('Uusi valmentaja')
    expect(reasonOf('a'.repeat(500))).toHaveLength(500)
  })

  it.each([
    ['   ', 'REQUIRED'],
    [' ab ', 'TOO_SHORT'],
    ['a'.repeat(501), 'TOO_LONG']
  ])('is refused when it says nothing or too much', (text, code) => {
    expect(() => reasonOf(text)).toThrow(expect.objectContaining({ code, path: ['reason'] }) as unknown as Error)
  })
})
