/** A rule that rules nothing is worse than none: each boundary is crossed here once, and lint must say so. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const script = fileURLToPath(new URL('./fixtures/lint-text.mjs', import.meta.url))

const long = (lines: number) => Array.from({ length: lines }, (_, line) => `export const line${line} = ${line}`).join('\n')

/** Where a text would stand, what it says, and the rule that must refuse it. Each place is a file that exists. */
const crossings = [
  {
    what: 'a framework in the domain',
    file: 'libs/domain/src/errors.ts',
    text: `import { Injectable } from '@nestjs/common'\nexport const it = Injectable\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'storage in the domain',
    file: 'libs/domain/src/errors.ts',
    text: `import { Entity } from 'typeorm'\nexport const it = Entity\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'React in the shared library',
    file: 'libs/shared/src/dates.ts',
    text: `import { useState } from 'react'\nexport const it = useState\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'the domain in the shared library',
    file: 'libs/shared/src/dates.ts',
    text: `import { DomainError } from '@solmu/domain/errors.js'\nexport const it = DomainError\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'React in the API',
    file: 'apps/api/src/server.ts',
    text: `import { useState } from 'react'\nexport const it = useState\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'NestJS in the web',
    file: 'apps/web/src/app/viewer.tsx',
    text: `import { Injectable } from '@nestjs/common'\nexport const it = Injectable\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'the API in the web',
    file: 'apps/web/src/app/viewer.tsx',
    text: `import { readConfig } from '../../../api/src/core/config/config.js'\nexport const it = readConfig\n`,
    rule: '@nx/enforce-module-boundaries'
  },
  {
    what: 'a feature of the API in one that may not know it',
    file: 'apps/api/src/features/identity/user/user.entity.ts',
    text: `import { OrgUnitEntity } from '../../network/org-unit/org-unit.entity.js'\nexport const it = OrgUnitEntity\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'the same by a dynamic import',
    file: 'apps/api/src/features/identity/user/user.entity.ts',
    text: `export const it = () => import('../../network/org-unit/org-unit.entity.js')\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'the same by handing it on',
    file: 'apps/api/src/features/geography/area.entity.ts',
    text: `export { OrgUnitEntity } from '../network/org-unit/org-unit.entity.js'\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'rules of a feature in one that may not know them',
    file: 'libs/domain/src/geography/divisions.ts',
    text: `import { buildTree } from '../network/tree.js'\nexport const it = buildTree\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'rules of another feature through the alias',
    file: 'apps/api/src/features/geography/area.entity.ts',
    text: `import { buildTree } from '@solmu/domain/network/tree.js'\nexport const it = buildTree\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'a feature in the core',
    file: 'apps/api/src/core/db/db.ts',
    text: `import { UserEntity } from '../../features/identity/user/user.entity.js'\nexport const it = UserEntity\n`,
    rule: 'solmu/feature-boundaries'
  },
  {
    what: 'a connection of one’s own outside core/db',
    file: 'apps/api/src/features/network/network.service.ts',
    text: `import { DataSource } from 'typeorm'\nexport const it = DataSource\n`,
    rule: 'no-restricted-imports'
  },
  {
    what: 'a repository of one’s own',
    file: 'apps/api/src/features/network/network.service.ts',
    text: `import { InjectRepository } from '@nestjs/typeorm'\nexport const it = InjectRepository\n`,
    rule: 'no-restricted-imports'
  },
  {
    what: 'a schema that changes without a migration',
    file: 'apps/api/src/features/network/network.service.ts',
    text: `export const it = (source: { synchronize(): void }) => source.synchronize()\n`,
    rule: 'no-restricted-properties'
  },
  { what: 'a file over 300 lines', file: 'libs/domain/src/errors.ts', text: `${long(301)}\n`, rule: 'max-lines' },
  {
    what: 'a barrel',
    file: 'libs/domain/src/errors.ts',
    text: `export * from './access/roles.js'\n`,
    rule: 'no-restricted-syntax'
  },
  {
    what: 'four parameters',
    file: 'libs/domain/src/errors.ts',
    text: `export const it = (a: number, b: number, c: number, d: number) => a + b + c + d\n`,
    rule: 'no-restricted-syntax'
  }
] as const

/** The same doors, used as they are meant: nothing may be said. */
const allowed = [
  { file: 'libs/domain/src/errors.ts', text: `${long(300)}\n` },
  {
    file: 'apps/api/src/features/network/network.service.ts',
    text: `import { UserEntity } from '../identity/user/user.entity.js'\nimport { isValidOn } from '@solmu/shared/dates.js'\nexport const it = [UserEntity, isValidOn]\n`
  },
  { file: 'apps/api/src/core/db/db.ts', text: `import { DataSource } from 'typeorm'\nexport const it = DataSource\n` }
]

let findings: string[][]

beforeAll(() => {
  const input = JSON.stringify([...crossings, ...allowed])
  const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' }
  // The rule reads the workspace's graph from a cache that a fresh clone does not have yet.
  execFileSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'show', 'projects'], { cwd: root, env, stdio: 'ignore' })
  findings = JSON.parse(execFileSync(process.execPath, [script], { cwd: root, env, input, encoding: 'utf8' })) as string[][]
})

it.each(crossings.map((crossing, place) => ({ ...crossing, place })))('lint refuses $what', ({ rule, place }) => {
  expect(findings[place]?.filter((finding) => finding.startsWith(`${rule}:`))).not.toEqual([])
})

it.each(allowed.map((each, place) => ({ ...each, place })))('lint says nothing of $file as it is meant', ({ place }) => {
  expect(findings[crossings.length + place]).toEqual([])
})

const promises = `const deed = async () => 1
export const unwaited = () => { deed() }
export const misused = [1].forEach(async () => { await deed() })
export const wrong: string = deed
`

it('the type check refuses a promise that nobody waits for, one given where none is waited for, and a wrong type', () => {
  const folder = mkdtempSync(join(tmpdir(), 'solmu-typed-'))
  try {
    writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "target": "es2023" } }')
    writeFileSync(join(folder, 'it.ts'), promises)
    const args = ['node_modules/oxlint/bin/oxlint', '-c', '.oxlintrc.json', '--type-aware', '--type-check', '--format', 'unix', folder]
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(['no-floating-promises', 'no-misused-promises', 'TS2322'].filter((rule) => !stdout.includes(rule))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
