/** What is said of packages: a fault of one cannot hide, and an exception cannot outlive its reason. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const judgement = join(fileURLToPath(new URL('../../', import.meta.url)), 'tools/dependencies/judge.mjs')
type Finding = { advisory: string; package: string; what: string }
type Judge = {
  packagesOf(lock: object, readManifest: (place: string) => object | null): { name: string; licence?: string; isDev: boolean }[]
  offlineFindings(packages: object[], of: { node: string }): Finding[]
  advisoryFindings(report: unknown): Finding[] | null
  allows(expression?: string): boolean
  judge(findings: Finding[], exceptions: object[], at: { today: string; isWhole: boolean }): string[]
  billOf(packages: object[], of: { name: string; version: string }): { components: { purl: string; hashes?: { content: string }[] }[] }
}
let tool: Judge
beforeAll(async () => {
  tool = (await import(judgement)) as Judge
})

const sound = { name: 'a', version: '1.0.0', place: 'node_modules/a', licence: 'MIT', integrity: 'sha512-AAAA', isDev: false }
const offline = (change: object): string[] => tool.offlineFindings([{ ...sound, ...change }], { node: '20.19.0' }).map(({ advisory }) => advisory)

describe('a package', () => {
  it.each<[string, object, string[]]>([
    ['from the registry, pinned, free, for our Node.js', { resolved: 'https://packages.example/a/-/a-1.0.0.tgz', node: '>=18' }, []],
    ['from elsewhere', { resolved: 'git+https://github.com/x/a.git' }, ['source']],
    ['from a bare address', { resolved: 'https://packages.example/a.tgz' }, ['source']],
    ['over plain http', { resolved: 'http://packages.example/a/-/a-1.0.0.tgz' }, ['source']],
    ['that is not pinned', { integrity: undefined }, ['source']],
    ['pinned by SHA-1', { integrity: 'sha1-AAAA' }, ['source']],
    ['under a strong copyleft', { licence: 'AGPL-3.0-only' }, ['licence']],
    ['under no licence', { licence: undefined }, ['licence']],
    ['for a newer Node.js', { node: '^22.12.0 || >=24' }, ['engines']]
  ])('%s', (_what, change, advisories) => {
    expect(offline(change)).toEqual(advisories)
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['(MIT AND BSD-3-Clause)', true],
    ['MIT AND GPL-2.0-only', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN x', false],
    ['', false]
  ])('under %s may be used: %s', (expression, isAllowed) => {
    expect(tool.allows(expression)).toBe(isAllowed)
  })

  it('tells its licence in the old ways too, and its name below another', () => {
    const lock = { packages: { '': {}, 'node_modules/a/node_modules/@b/c': { version: '1.0.0', dev: true }, 'node_modules/w': { link: true } } }
    const [only, ...others] = tool.packagesOf(lock, () => ({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }))
    expect([only, others]).toEqual([expect.objectContaining({ name: '@b/c', licence: 'MIT OR GPL-2.0', isDev: true }), []])
  })
})

describe('what the registry knows', () => {
  const advisory = (severity: string) => ({ name: 'a', title: 'Reads too much', severity, url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc' })
  const report = { vulnerabilities: { a: { via: [advisory('high'), advisory('moderate')] }, b: { via: ['a'] } } }

  it('counts when it is grave, each once', () => {
    expect(tool.advisoryFindings(report)).toEqual([
      { advisory: 'GHSA-aaaa-bbbb-cccc', package: 'a', what: 'a: Reads too much (high, GHSA-aaaa-bbbb-cccc)' }
    ])
    expect(tool.advisoryFindings({ vulnerabilities: { a: { via: [advisory('low')] } } })).toEqual([])
  })

  it('is not taken for nothing when it cannot be asked', () => {
    for (const none of [null, { message: '405 Method Not Allowed' }, { error: {} }]) expect(tool.advisoryFindings(none)).toBeNull()
  })
})

describe('an exception', () => {
  const finding = { advisory: 'GHSA-aaaa-bbbb-cccc', package: 'a', what: 'a is bad' }
  const exception = { advisory: 'GHSA-aaaa-bbbb-cccc', package: 'a', reason: 'We never call the function in question.', until: '2026-12-31' }
  const at = { today: '2026-12-31', isWhole: true }

  it('lets its finding pass to the end of its last day', () => {
    expect(tool.judge([finding], [], at)).toEqual(['a is bad'])
    expect(tool.judge([finding], [exception], at)).toEqual([])
    expect(tool.judge([finding], [exception], { ...at, today: '2027-01-01' })).toEqual([
      'a is bad',
      'the exception GHSA-aaaa-bbbb-cccc of a ran out on 2026-12-31'
    ])
  })

  it.each<[string, object, string]>([
    ['another package', { package: 'b' }, 'is not needed any more'],
    ['another advisory', { advisory: 'GHSA-dddd-eeee-ffff' }, 'is not needed any more'],
    ['no reason', { reason: 'later' }, 'gives no reason'],
    ['no day', { until: 'never' }, 'is incomplete']
  ])('of %s is a fault itself', (_what, change, fault) => {
    const faults = tool.judge([finding], [{ ...exception, ...change }], at)
    expect(faults.join('\n')).toContain(fault)
  })

  it('of an advisory is not called needless while the advisories could not be asked', () => {
    expect(tool.judge([], [exception], { ...at, isWhole: false })).toEqual([])
    expect(tool.judge([], [{ ...exception, advisory: 'licence' }], { ...at, isWhole: false })).toHaveLength(1)
  })
})

it('the bill of materials names what is shipped, with its hash', () => {
  const bill = tool.billOf([{ ...sound, name: '@b/c', integrity: `sha512-${Buffer.from([1, 255]).toString('base64')}` }, { ...sound, isDev: true }], { name: 'solmu', version: '1' })
  expect(bill.components).toEqual([expect.objectContaining({ purl: 'pkg:npm/%40b/c@1.0.0', hashes: [{ alg: 'SHA-512', content: '01ff' }] })])
})
