/** docs/security.md says of every item that applies how it is met; what it names exists. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

/** The items of ASVS 5.0.0 of levels 1 and 2, and those of level 3 in V8 and V16. */
const LEVEL_2 = `
  1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2 4.1.1-3
  4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3
  7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2 10.3.1-4
  10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1 12.1.1-3 12.2.1-2 12.3.1-4
  13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1 16.2.1-5 16.3.1-4
  16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2`
const LEVEL_3 = '8.1.3-4 8.2.4 8.3.2-3 8.4.2 16.5.4'

function itemsIn(list: string): string[] {
  return list.trim().split(/\s+/).flatMap((range) => {
    const [, section = '', first = '', last = first] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(range) ?? []
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, place) => `${section}.${Number(first) + place}`)
  })
}

const asvs = page.slice(page.indexOf('## OWASP ASVS'), page.indexOf('### Level 3 elsewhere'))
const rows = [...asvs.matchAll(/^\| (\d+\.\d+\.\d+) \| ([123]) \| (.+) \| (.+) \| (.+) \|$/gm)].map(([, item = '', level, demand, how, shown = '']) => ({
  ...{ item, level, demand, how, shown }
}))
const passed = [...asvs.matchAll(/^Not applicable: (.*)$/gm)].flatMap(([, text = '']) => text.match(/\d+\.\d+\.\d+/g) ?? [])

it('every item stands there once', () => {
  const wanted = [...itemsIn(LEVEL_2), ...itemsIn(LEVEL_3)]
  expect(wanted).toHaveLength(253 + 7)
  expect([...rows.map(({ item }) => item), ...passed].sort()).toEqual(wanted.sort())
})

it('every item has a test, a reason why none can show it, or the word that it is not met', () => {
  const unclear = rows.filter(({ shown }) => shown !== 'by reading' && !/^\*\*NOT MET\*\*.{20}/.test(shown) && !/^`[^`]+\.spec\.tsx?`: .+/.test(shown))
  expect(unclear.map(({ item }) => item)).toEqual([])
})

it.each(rows.filter(({ shown }) => shown.startsWith('`')))('the test of $item exists: $shown', ({ shown }) => {
  for (const one of shown.split('; `')) {
    const [, file = '', name = ''] = /^`?([^`]+)`: (.+)$/.exec(one) ?? []
    expect({ file, isThere: existsSync(join(root, file)) }).toEqual({ file, isThere: true })
    expect({ name, isThere: readFileSync(join(root, file), 'utf8').includes(name) }).toEqual({ name, isThere: true })
  }
})
