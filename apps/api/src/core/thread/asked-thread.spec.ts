import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AskedThread } from './asked-thread.js'

type Question = { wait?: number; fail?: boolean; exit?: boolean; say: string }
type Answer = { said: string; asked: number }

/** Counts what it was asked; fails, ends or stays silent when told to. */
const program = `
import { parentPort } from 'node:worker_threads'
let asked = 0
parentPort.on('message', ({ wait = 0, fail, exit, say }) => {
  asked += 1
  if (exit) process.exit(3)
  if (fail) throw new Error('broken')
  setTimeout(() => parentPort.postMessage({ said: say, asked }), wait)
})`

let folder: string
let thread: AskedThread<Question, Answer>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'solmu-thread-'))
  writeFileSync(join(folder, 'program.mjs'), program)
})
beforeEach(() => {
  thread = new AskedThread(pathToFileURL(join(folder, 'program.mjs')))
})
afterEach(() => thread.end())
afterAll(() => rmSync(folder, { recursive: true }))

test('answers one question after the other, in one thread', async () => {
  const answers = await Promise.all([
    thread.ask({ say: 'a', wait: 60 }, 5000), thread.ask({ say: 'b' }, 5000), thread.ask({ say: 'c' }, 5000)
  ])
  expect(answers).toEqual([{ said: 'a', asked: 1 }, { said: 'b', asked: 2 }, { said: 'c', asked: 3 }])
})

test.each([
  ['fails', { say: 'x', fail: true }, 'broken'],
  ['ends', { say: 'x', exit: true }, 'the thread ended with 3'],
  ['stays silent', { say: 'x', wait: 60_000 }, 'no answer in time']
] as const)('a question that %s is told so, and the next one gets a new thread', async (_how, question, message) => {
  const [bad, good] = await Promise.allSettled([thread.ask(question, 1500), thread.ask({ say: 'next' }, 5000)])
  expect(bad).toMatchObject({ status: 'rejected', reason: expect.objectContaining({ message }) as object })
  expect(good).toEqual({ status: 'fulfilled', value: { said: 'next', asked: 1 } })
})
