/** What is in the repository speaks of the product alone, and what it stands on may be used under its licence. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

type Locked = { version: string; resolved?: string; integrity?: string; license?: string; dev?: boolean; devOptional?: boolean; link?: boolean }
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Lines of files that git knows or would take, in which a text occurs; the lock file is looked at apart. */
function linesWith(pattern: string): string[] {
  try {
    const args = ['grep', '--untracked', '-n', '-I', '-E', '-e', pattern, '--', '.', ':!package-lock.json', ':!tests/guards/repository.spec.ts']
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim().split('\n')
  } catch (error) {
    if ((error as { status?: number }).status === 1) return []
    throw error
  }
}

it.each([
  ['paths of one machine', '(^|[^A-Za-z0-9_.-])/(work|home|Users|root)/[a-z.]'],
  ['hosts of package registries', 'registry\\.|npmjs\\.|verdaccio|artifactory'],
  ['keys', '-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}']
])('no file names %s', (_what, pattern) => {
  expect(linesWith(pattern)).toEqual([])
})

it('looks at files at all', () => {
  expect(linesWith('Solmu').length).toBeGreaterThan(20)
})

it('every package comes from one registry, over https, and is checked by its sum', () => {
  expect(packages.length).toBeGreaterThan(100)
  const origins = new Set(packages.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).origin] : [])))
  // None at all is fine: then each package comes from wherever npm is set up to look.
  expect(origins.size).toBeLessThanOrEqual(1)
  expect([...origins].every((origin) => origin.startsWith('https:'))).toBe(true)
  expect(packages.filter(([, { integrity, link }]) => !link && !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
})

it('no package is fetched by a bare address or from a git host', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  expect(Object.entries(wanted).filter(([, version]) => !/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+/.test(version))).toEqual([])
})

/** Licences under which code may be part of a work that is given away under EUPL-1.2. */
const compatible = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'Python-2.0', 'Zlib', 'OFL-1.1', 'MPL-2.0', 'EUPL-1.2']
])

/** `A OR B` lets us choose; `A AND B` binds to both. */
function isCompatible(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => compatible.has(one.trim())))
}

/** The licence that the package itself names; the lock file's where it is not installed on this kind of machine. */
function licenceOf(path: string, locked: Locked): string {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return locked.license ?? ''
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type: string }; licenses?: { type: string }[] }
  if (typeof manifest.license === 'string') return manifest.license
  return manifest.license?.type ?? manifest.licenses?.map(({ type }) => type).join(' OR ') ?? locked.license ?? ''
}

/** Packages that name no licence in their manifest but carry one in their readme; read once by a person. */
const readByHand: Readonly<Record<string, string>> = { 'node_modules/pause': 'MIT' }

it('every production dependency has a licence that goes with EUPL-1.2', () => {
  const production = packages.filter(([, { dev, devOptional, link }]) => !dev && !devOptional && !link)
  expect(production.length).toBeGreaterThan(50)
  const wrong = production
    .map(([path, locked]) => ({ path, licence: readByHand[path] ?? licenceOf(path, locked) }))
    .filter(({ licence }) => !isCompatible(licence))
  expect(wrong).toEqual([])
})

it('what the browser gets has one too', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }
  const inBrowser = Object.keys(manifest.devDependencies).filter((name) =>
    /^(react|@mantine|@tanstack|@apollo|@tabler|@fontsource|@formatjs|d3-|topojson-client|dayjs|@hookform)/.test(name)
  )
  expect(inBrowser.length).toBeGreaterThan(8)
  const wrong = inBrowser.map((name) => ({ name, licence: licenceOf(`node_modules/${name}`, { version: '' }) }))
  expect(wrong.filter(({ licence }) => !isCompatible(licence))).toEqual([])
})

it('the product names its own licence', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { license: string }
  expect(manifest.license).toBe('EUPL-1.2')
})
