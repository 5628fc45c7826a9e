/** What the tools promise: counts that cannot hide a failure, paths that Node finds, errors in plain words. */
import { describe, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
    const [lint, types, domain, api] = [['lint', 'read'], ['types', 'read'], ['domain', 'run'], ['api', 'run']].map(([name, lane]) => ({ name, lane }))
    const going = new Set<unknown>()
    const seen: unknown[] = []
    const results = await runLanes([lint, types, domain, api], async (step: { name: string; lane: string }, isBeside: boolean) => {
      seen.push(step.name)
      expect([...going]).not.toContain(step.lane)
      going.add(step.lane)
      // The lane of what is read takes several turns for one of the other.
      for (let turn = 0; turn < (step.lane === 'read' ? 3 : 1); turn++) await new Promise((done) => setImmediate(done))
      going.delete(step.lane)
      return `${step.name} ${isBeside}`
    })
    expect(seen).toEqual(['lint', 'domain', 'api', 'types'])
    expect(results).toEqual(['lint true', 'types true', 'domain true', 'api true'])
    expect(await runLanes([domain], async (_step: unknown, isBeside: boolean) => isBeside)).toEqual([false])
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
