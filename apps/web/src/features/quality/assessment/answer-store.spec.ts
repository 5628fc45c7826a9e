import fc from 'fast-check'
import { ApiError } from '../../../graphql/api-error.js'
import { memoryUnsentStore } from '../../results/unit-return/saving/unsent-store.js'
import { AnswerStore, type SentAnswer } from './answer-store.js'
import type { AnswerResult, StoredAnswer } from './assessment.operations.js'
import type { CriterionAnswer } from './criterion-form.js'

const says = (part: Partial<CriterionAnswer> = {}): CriterionAnswer => ({ value: null, skipped: null, comment: '', ...part })

/** As the API keeps answers: by their versions, with what stands when two have written. */
class Server {
  readonly rows = new Map<string, StoredAnswer>()
  isAway = false

  put(code: string, said: CriterionAnswer, changedBy: string): StoredAnswer {
    const row = { criterionCode: code, ...said, version: (this.rows.get(code)?.version ?? 0) + 1, changedAt: '2026-11-22T10:00:00Z', changedBy }
    this.rows.set(code, row)
    return row
  }

  readonly send = (by: string) => async (sent: readonly SentAnswer[]): Promise<readonly AnswerResult[]> => {
    if (this.isAway) throw new ApiError({ code: 'UNAVAILABLE' })
    return sent.map(({ criterionCode, expectedVersion, ...said }) => {
      const stored = this.rows.get(criterionCode)
      const isSame = stored && stored.value === said.value && stored.skipped === said.skipped && stored.comment === said.comment
      if (isSame) return { criterionCode, outcome: 'saved', code: null, params: null, answer: stored }
      if ((stored?.version ?? 0) !== expectedVersion) return { criterionCode, outcome: 'clash', code: null, params: null, answer: stored ?? null }
      return { criterionCode, outcome: 'saved', code: null, params: null, answer: this.put(criterionCode, said, by) }
    })
  }
}

const open = (server: Server, by: string, unsent = memoryUnsentStore()) => new AnswerStore({ stored: [...server.rows.values()], unsent, send: server.send(by), writer: by })

it('keeps on this device what could not be sent, and sends it when the page is opened again with a connection', async () => {
  const server = new Server()
  const unsent = memoryUnsentStore()
  const first = open(server, 'Mikko', unsent)
  server.isAway = true
  first.write('a', says({ value: 3, comment: 'Käynnillä' }))
  first.write('b', says({ skipped: '' }))
  await first.flush()
  expect(first.state()).toMatchObject({ phase: 'offline' })
  first.leave()
  await first.flush()
  server.isAway = false
  const second = open(server, 'Mikko', unsent)
  expect([...(await second.start())].sort()).toEqual(['a', 'b'])
  await second.flush()
  expect(server.rows.get('a')).toMatchObject({ value: 3, comment: 'Käynnillä' })
  // To leave out needs its reason: until then it stays here.
  expect([server.rows.has('b'), second.hasUnsent()]).toEqual([false, true])
  second.write('b', says({ skipped: 'Ei ole' }))
  await second.flush()
  expect(server.rows.get('b')).toMatchObject({ skipped: 'Ei ole' })
  await new Promise((done) => setTimeout(done, 150))
  expect(await unsent.read()).toEqual([])
})

it('shows what somebody else has said meanwhile, and lets the writer choose or join', async () => {
  const server = new Server()
  const mine = open(server, 'Mikko')
  mine.write('a', says({ value: 3, comment: 'Minä' }))
  mine.write('b', says({ value: 1 }))
  server.put('a', says({ value: 4, comment: 'Riitta' }), 'Riitta')
  await mine.flush()
  expect(mine.clashes()).toEqual(['a'])
  expect(mine.of('a')).toMatchObject({ answer: { value: 3, comment: 'Minä' }, theirs: { answer: { value: 4 }, changedBy: 'Riitta' } })
  expect(server.rows.get('a')).toMatchObject({ value: 4 })
  mine.resolve('a', 'joined')
  await mine.flush()
  expect(server.rows.get('a')).toMatchObject({ value: 3, comment: 'Minä\n\nRiitta', version: 2 })
  expect([mine.clashes(), mine.hasUnsent()]).toEqual([[], false])
})

it('follows the others where nobody writes here, and never under the hand of whoever does', () => {
  const server = new Server()
  const mine = open(server, 'Mikko')
  mine.write('a', says({ value: 3 }))
  mine.adopt([server.put('a', says({ value: 4 }), 'Riitta'), server.put('b', says({ value: 2 }), 'Riitta')])
  expect([mine.of('a').answer.value, mine.of('b').answer.value]).toEqual([3, 2])
  mine.leave()
})

it('says why the server will not have it, and loses nothing of it', async () => {
  const server = new Server()
  const refusing = new AnswerStore({
    ...{ stored: [], unsent: memoryUnsentStore(), writer: 'Mikko' },
    send: async () => {
      throw new ApiError({ code: 'ASSESSMENT_STATE' })
    }
  })
  refusing.write('a', says({ value: 3 }))
  await refusing.flush()
  expect(refusing.state()).toMatchObject({ phase: 'failed', error: { code: 'ASSESSMENT_STATE' } })
  expect(refusing.of('a')).toMatchObject({ answer: { value: 3 }, isUnsent: true })
  expect(server.rows.size).toBe(0)
})

it('loses no comment, whatever two people write, with or without a connection, when each clash is joined', async () => {
  const act = fc.record({ who: fc.constantFrom<0 | 1>(0, 1), code: fc.constantFrom('a', 'b'), isAway: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      const server = new Server()
      const stores = [open(server, 'Mikko'), open(server, 'Riitta')] as const
      const words: string[] = []
      for (const [place, { who, code, isAway }] of acts.entries()) {
        const store = stores[who]
        const word = `sana${place}.`
        words.push(word)
        server.isAway = isAway
        store.write(code, says({ ...store.of(code).answer, comment: `${store.of(code).answer.comment} ${word}`.trim() }))
        await store.flush()
      }
      server.isAway = false
      for (let round = 0; round < 6; round += 1) {
        for (const store of stores) {
          await store.flush()
          for (const code of store.clashes()) store.resolve(code, 'joined')
          await store.flush()
        }
      }
      const text = [...server.rows.values()].map(({ comment }) => comment).join(' ')
      expect(words.filter((word) => !text.includes(word))).toEqual([])
      for (const store of stores) store.leave()
    }),
    { numRuns: 40 }
  )
})
