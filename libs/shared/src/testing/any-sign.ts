import fc from 'fast-check'

const surrogates = { from: 0xd800, count: 0x800 }

/** Any sign of Unicode, for `fc.string({ unit: anySign })`. The unit `binary` is the same, and takes a second to begin with. */
export const anySign = fc
  .integer({ min: 0, max: 0x10ffff - surrogates.count })
  .map((place) => String.fromCodePoint(place < surrogates.from ? place : place + surrogates.count))
