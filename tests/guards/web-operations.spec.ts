/** What the web asks of the API: the list that is built with it is whole, and fits the schema and its limits. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildSchema, Lexer, parse, Source, TokenKind, validate } from 'graphql'

const root = fileURLToPath(new URL('../../', import.meta.url))
type Operation = { name: string; hash: string; document: string }

let operations: Operation[]
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/web-operations.mjs'], { cwd: root, maxBuffer: 16 * 1024 * 1024 })
  operations = JSON.parse(stdout) as Operation[]
})

/** The names of operations as they stand in the sources, read without running anything. */
function namesInSources(): string[] {
  const folder = join(root, 'apps/web/src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return [...text.matchAll(/(?:^\s*|`)(?:query|mutation) (\w+)\s*[({]/gm)].map(([, name]) => name ?? '')
  })
}

it('every operation of the web is in the list, once', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(namesInSources().sort())
  expect(operations.length).toBeGreaterThan(40)
  expect(new Set(operations.map(({ hash }) => hash)).size).toBe(operations.length)
})

it('each stands under the hash of its document, as the client sends it', () => {
  for (const { hash, document } of operations) {
    expect(createHash('sha256').update(document).digest('hex')).toBe(hash)
    // What the client's cache adds before it sends, wherever the answer is an object.
    expect(document.includes('__typename')).toBe(document.split('{').length > 2)
  }
})

it('each is valid, and stays below half of the limit of tokens', () => {
  const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
  for (const { name, document } of operations) {
    expect({ name, faults: validate(schema, parse(document)).map(({ message }) => message) }).toEqual({ name, faults: [] })
    expect({ name, isLarge: tokensIn(document) > 750 }).toEqual({ name, isLarge: false })
  }
})

function tokensIn(document: string): number {
  const lexer = new Lexer(new Source(document))
  let count = 0
  while (lexer.advance().kind !== TokenKind.EOF) count++
  return count
}
