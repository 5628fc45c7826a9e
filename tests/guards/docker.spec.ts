import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the Dockerfile has nothing that its linter objects to', () => {
  const linter = join(root, 'node_modules/dockerfilelint/bin/dockerfilelint')
  const { status, stdout } = spawnSync(process.execPath, [linter, join(root, 'docker/Dockerfile')], { encoding: 'utf8' })
  expect({ status, stdout }).toMatchObject({ status: 0 })
})

test('the image runs as an ordinary user and says how it does', () => {
  const dockerfile = readFileSync(join(root, 'docker/Dockerfile'), 'utf8')
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
  expect(last).toMatch(/\nUSER (?!root)/)
  expect(last).toContain('/readyz')
})
