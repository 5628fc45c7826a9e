/** What the tools promise: counts that cannot hide a failure, paths that Node finds, errors in plain words. */
import { describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const load = (tool: string) => import(join(root, 'tools', tool))

/** Runs a tool to its end, on data of its own, and gives what it said. */
async function run(tool: string, args: string[] = [], env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'solmu-tools-'))
  try {
    return await new Promise<{ code: number, said: string }>((done) => {
      const options = { cwd: root, env: { PATH: process.env.PATH ?? '', SOLMU_DATA_DIR: folder, ...env } }
      execFile(process.execPath, [join('tools', tool), ...args], options, (error, out, err) => {
        done({ code: Number(error?.code ?? 0), said: out + err })
      })
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface JestResult {
  readonly testResults: { readonly assertionResults: { readonly fullName: string; readonly status: string }[] }[]
}

/** What Jest says of the specs of a configuration. */
async function jestResult(config: string): Promise<JestResult> {
  const args = ['--experimental-vm-modules', join(root, 'node_modules/jest/bin/jest.js'), '-c', config, '--json']
  return await new Promise((done) => {
    execFile(process.execPath, args, { cwd: root }, (_, out) => done(JSON.parse(out) as JestResult))
  })
}

describe('the count of a test run', () => {
  const fine = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, numRuntimeErrorTestSuites: 0 }

  it.each([
    ['all passed', fine, 0, { passed: 3, failed: 0, skipped: 1 }],
    ['one failed', { ...fine, numFailedTests: 1 }, 1, { passed: 3, failed: 1, skipped: 1 }],
    ['a spec file does not load', { ...fine, numRuntimeErrorTestSuites: 2 }, 1, { passed: 3, failed: 2, skipped: 1 }],
    ['the runner fails after its tests', fine, 1, { passed: 3, failed: 1, skipped: 1 }],
    ['nothing ran', { ...fine, numPassedTests: 0 }, 0, { passed: 0, failed: 1, skipped: 1 }],
    ['the runner fell over', null, 139, { passed: 0, failed: 1, skipped: 0 }]
  ])('%s', async (_, result, code, counts) => {
    const { countJest } = await load('test/steps.mjs')
    expect(countJest(result, code)).toMatchObject(counts)
  })
})

describe('the order of a test run', () => {
  it('goes through two lanes side by side, each step after the one before it, and tells of all in their order', async () => {
    const { runLanes } = await load('test/main.mjs')
    const [lint, types, api, guards] = [['lint', 'alone'], ['types', 'alone'], ['api', 'served'], ['guards', 'served']].map(([name, lane]) => ({ name, lane }))
    const going = new Set<unknown>()
    const seen: unknown[] = []
    const results = await runLanes([lint, types, api, guards], async (step: { name: string; lane: string }, isBeside: boolean) => {
      seen.push(step.name)
      expect([...going]).not.toContain(step.lane)
      going.add(step.lane)
      // The one lane takes several turns for one of the other.
      for (let turn = 0; turn < (step.lane === 'alone' ? 3 : 1); turn++) await new Promise((done) => setImmediate(done))
      going.delete(step.lane)
      return `${step.name} ${isBeside}`
    })
    expect(seen).toEqual(['lint', 'api', 'guards', 'types'])
    expect(results).toEqual(['lint true', 'types true', 'api true', 'guards true'])
    expect(await runLanes([api], async (_step: unknown, isBeside: boolean) => isBeside)).toEqual([false])
  })

  it('begins with the spec files that take long, all of which are there', async () => {
    const { default: LongestFirst, longSpecs } = await load('test/longest-first.mjs')
    const paths = Object.keys(longSpecs)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
    const context = { config: { cacheDirectory: tmpdir(), id: 'order', rootDir: root }, hasteFS: { getSize: () => 1 } }
    const tests = ['tests/guards/new.spec.ts', 'tests/guards/outsider.spec.ts', 'tests/guards/access-table.spec.ts'].map((path) => ({ path: join(root, path), context }))
    const order = new LongestFirst({ contexts: [context], globalConfig: {} }).sort(tests).map(({ path }: { path: string }) => path)
    expect(order).toEqual([...tests].reverse().map(({ path }) => path))
  })
})

describe('many specs in one file', () => {
  const code = ["function helper() {}", "import { a } from 'x'", "import b, {", "  c", "} from \"y\"", "const text = `", "import d from 'no'`", "import 'z'; a(text)", "it(b)"]

  it('keeps the imports, wherever they stand, and makes a function of the rest, line by line', async () => {
    const { asFunction } = await load('test/spec-as-function.mjs')
    const [first, ...others] = asFunction(code.join('\n')).split('\n')
    expect(first).toBe("import { a } from 'x'; import b, {   c } from \"y\"; import 'z';export default () => {function helper() {}")
    expect(others).toEqual(['', '', '', '', 'const text = `', "import d from 'no'`", ' a(text)', 'it(b)', '}', ''])
  })

  it('shares all specs out, so that no group takes much longer', async () => {
    const { balanced } = await load('test/many-in-one.mjs')
    const { longSpecs } = await load('test/longest-first.mjs')
    const specs = [...Object.keys(longSpecs), 'libs/new.spec.ts', 'libs/other.spec.ts']
    const groups: string[][] = balanced(specs, 4)
    expect(groups.flat().sort()).toEqual([...specs].sort())
    const took = groups.map((group) => group.reduce((sum, spec) => sum + (longSpecs[spec] ?? 2), 0))
    expect(Math.max(...took) - Math.min(...took)).toBeLessThanOrEqual(10)
    expect(balanced(['a', 'b'], 6)).toHaveLength(2)
  })

  it('starts each clean, names each by its path, and counts one that does not load as failed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'solmu-specs-'))
    try {
      const { groupFile } = await load('test/many-in-one.mjs')
      const specs = {
        'one.spec.ts': "import { it } from '@jest/globals'\nit('leaves things', () => { globalThis.fetch = 'left' as never })",
        'two.spec.ts': "import { expect, it } from '@jest/globals'\nit('finds none', () => expect(typeof fetch).toBe('function'))",
        'bad.spec.ts': "import { missing } from './two.spec.js'\nmissing()"
      }
      for (const [name, text] of Object.entries(specs)) await writeFile(join(folder, name), text)
      const paths = Object.keys(specs).map((name) => relative(root, join(folder, name)))
      await writeFile(join(folder, 'group.spec.mjs'), groupFile(paths))
      const transform = { '\\.ts$': [join(root, 'tools/test/spec-as-function.mjs'), { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] }
      const config = { rootDir: folder, transform, extensionsToTreatAsEsm: ['.ts'], moduleNameMapper: { '^(\\./.*)\\.js$': '$1' }, testMatch: ['**/group.spec.mjs'] }
      await writeFile(join(folder, 'config.json'), JSON.stringify(config))
      const result = await jestResult(join(folder, 'config.json'))
      const tests = result.testResults[0]!.assertionResults.map(({ fullName, status }) => [fullName, status])
      expect(tests).toEqual([[`${paths[0]} leaves things`, 'passed'], [`${paths[1]} finds none`, 'passed'], [`${paths[2]} loads`, 'failed']])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('the build', () => {
  it('turns an alias into a path from the file that imports it', async () => {
    const { resolveAliases } = await load('build.mjs')
    const code = `import { a } from "@solmu/domain/errors.js";\nconst text = 'from @solmu/domain/x';\nawait import('@solmu/shared/dates.js')`
    expect(resolveAliases(code, resolve(root, 'apps/api/src/core/a.ts'))).toBe(
      `import { a } from "../../../../libs/domain/src/errors.js";\nconst text = 'from @solmu/domain/x';\n` +
      `await import('../../../../libs/shared/src/dates.js')`
    )
    expect(resolveAliases(`export * from '@solmu/domain/b.js'`, resolve(root, 'libs/domain/src/a.ts'))).toBe(`export * from './b.js'`)
  })
})

describe('npm start says in plain words', () => {
  it('that the port is taken, and how to choose another', async () => {
    const server = createServer()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const { code, said } = await run('start.mjs', [], { PORT: String(port) })
    server.close()
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).toContain(`PORT=${port + 1} npm start`)
    expect(said).not.toMatch(/\n\s+at /)
  })

  it.each([
    ['what is not a port', [], { PORT: 'three' }, 'PORT is "three"'],
    ['which option it does not know', ['--nodemo'], {}, 'does not know --nodemo']
  ])('%s', async (_, args, env, words) => {
    const { code, said } = await run('start.mjs', args, env)
    expect(code).toBe(1)
    expect(said).toContain(words)
    expect(said).not.toMatch(/\n\s+at /)
  })

  it('that nobody can be asked before all data is deleted', async () => {
    const { code, said } = await run('db-reset.mjs', [], { DATABASE_URL: 'postgres://owner@127.0.0.1:1/precious' })
    expect(code).toBe(1)
    expect(said).toContain('precious on 127.0.0.1:1')
    expect(said).toContain('nobody to ask')
  })
})
