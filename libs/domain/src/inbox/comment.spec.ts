import fc from 'fast-check'
import { checkedComment, keptText, mayDelete, mayEdit, mentionsOf, partsOf, writtenText } from './comment.js'

const aino = { userId: '01990000-0000-7000-8000-000000000001', displayName: 'Aino Salmela' }
const ainoMaria = { userId: '01990000-0000-7000-8000-000000000002', displayName: 'Aino Salmela-Virta' }
const people = [aino, ainoMaria]

it('a mention is kept as an id and read as a name', () => {
  const kept = keptText('Hei @Aino Salmela! Ja @Aino Salmela-Virta.', people)
  expect(kept).toBe(`Hei @[${aino.userId}]! Ja @[${ainoMaria.userId}].`)
  expect(mentionsOf(kept)).toEqual([aino.userId, ainoMaria.userId])
  expect(writtenText(kept, people)).toBe('Hei @Aino Salmela! Ja @Aino Salmela-Virta.')
})

it('nobody is mentioned who was not picked, nor by the beginning of a longer name', () => {
  expect(keptText('@Mikko ja @Aino Salmelanen', people)).toBe('@Mikko ja @Aino Salmelanen')
  expect(mentionsOf('@[aino]')).toEqual([])
})

const part = fc.oneof(fc.string({ minLength: 1 }).filter((text) => !text.includes('@')), fc.constantFrom(...people.map(({ userId }) => `@[${userId}]`)))
it('what was kept is written and kept again without loss', () => {
  fc.assert(
    fc.property(fc.array(part), (texts) => {
      const body = texts.join(' ')
      expect(partsOf(body).map((each) => ('text' in each ? each.text : `@[${each.userId}]`)).join('')).toBe(body)
      expect(mentionsOf(keptText(writtenText(body, people), people))).toEqual(mentionsOf(body))
    })
  )
})

it.each([
  ['nothing', '', 'REQUIRED'],
  ['blanks', ' \r\n ', 'REQUIRED'],
  ['too much', 'a'.repeat(4001), 'TOO_LONG'],
  ['a sign that is none', 'a\u0000', 'INVALID_INPUT'],
  ['too many names', Array.from({ length: 21 }, (_, at) => `@[01990000-0000-7000-8000-0000000000${at + 10}]`).join(' '), 'OUT_OF_RANGE']
])('what cannot be said: %s', (_what, text, code) => {
  expect(() => checkedComment(text)).toThrow(code)
})

it('lines and blanks around are put in order', () => {
  expect(checkedComment('  a\r\nb  ')).toBe('a\nb')
})

it('is mended by its author within a quarter of an hour, and taken away at any time', () => {
  const at = new Date('2026-06-01T08:00:00Z')
  const comment = { authorId: 'a', at, deletedAt: null }
  expect(mayEdit(comment, 'a', new Date('2026-06-01T08:14:59Z'))).toBe(true)
  expect(mayEdit(comment, 'a', new Date('2026-06-01T08:15:00Z'))).toBe(false)
  expect(mayEdit(comment, 'b', at)).toBe(false)
  expect(mayEdit({ ...comment, deletedAt: at }, 'a', at)).toBe(false)
  expect(mayDelete(comment, 'a')).toBe(true)
  expect([mayDelete(comment, 'b'), mayDelete({ ...comment, deletedAt: at }, 'a')]).toEqual([false, false])
})
