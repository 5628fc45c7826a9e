import { reportBlockKinds, someBlocks } from '../testing/report-examples.js'
import { controlId, inserted, moved, newBlock, offeredKinds, placedFaults, taken, without } from './blocks.js'

const [a, b, c] = someBlocks
const ids = (blocks: readonly { readonly id: string }[]) => blocks.map(({ id }) => id).join(' ')

it('offers every kind once, and makes a block of each', () => {
  expect([...offeredKinds].sort()).toEqual([...reportBlockKinds].sort())
  for (const kind of offeredKinds) expect(newBlock(kind, 'x')).toMatchObject({ id: 'x', kind })
})

it('moves a block no further than to an end', () => {
  expect(ids(moved([a, b, c], 'c', -1))).toBe('a c b')
  expect(ids(moved([a, b, c], 'c', -9))).toBe('c a b')
  expect(ids(moved([a, b, c], 'c', 1))).toBe('a b c')
  expect(ids(moved([a, b, c], 'z', 1))).toBe('a b c')
})

it('puts a removed block back where it was', () => {
  expect(ids(inserted(without([a, b, c], 'b'), 1, b))).toBe('a b c')
})

it('takes from somebody else what they changed, added, moved and removed', () => {
  const theirs = { ...b, text: { fi: 'Heidän', sv: '', en: '' } } as typeof b
  expect(taken([a, b, c], [a, theirs, c], 'b')[1]).toEqual(theirs)
  expect(ids(taken([a, c], [a, b, c], 'b'))).toBe('a b c')
  expect(ids(taken([b, c], [a, b, c], 'a'))).toBe('a b c')
  expect(ids(taken([a, b, c], [b, c, a], 'a'))).toBe('b c a')
  expect(ids(taken([a, b, c], [a, c], 'b'))).toBe('a c')
})

it('leads from a fault to the control of its field', () => {
  expect(controlId('b', ['text', 'sv'])).toBe('osa-b-text-sv')
  expect(controlId('b', ['indicators', '2'])).toBe('osa-b-indicators')
  expect(controlId('b', ['steps', '0', 'text', 'fi'])).toBe('osa-b-steps-0-text-fi')
  const found = placedFaults([a, b], [
    { path: ['1', 'text', 'sv'], code: 'language_missing', params: { language: 'sv' } },
    { path: [], code: 'no_blocks', params: {} }
  ])
  expect(found.map(({ blockId, path }) => [blockId, path])).toEqual([['b', ['text', 'sv']], [null, []]])
})
