import { isUuid, newId } from './ids.js'

describe('an id', () => {
  it('is a UUID of version 7, later in order than every one before it', () => {
    const ids = Array.from({ length: 2000 }, newId)
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each([
    '',
    '1',
    '0198c0de-0000-7000-8000-00000000000',
    '0198c0de-0000-7000-8000-0000000000000',
    '0198c0de00007000800000000000',
    '{0198c0de-0000-7000-8000-000000000000}',
    "0198c0de-0000-7000-8000-000000000000'",
    '0198c0de-0000-7000-8000-00000000000g',
    '0198c0de-0000-7000-8000-000000000000\n',
    null,
    7
  ])('is not written %p', (value) => {
    expect(isUuid(value)).toBe(false)
  })

  it('may be written in upper case, as other systems do', () => {
    expect(isUuid('0198C0DE-0000-7000-8000-000000000000')).toBe(true)
  })
})
