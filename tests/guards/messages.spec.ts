/** Every text exists in all three languages, says something, and fills in the same facts. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { allActions } from '@solmu/domain/access/actions.js'
import { errorCodes } from '@solmu/domain/errors.js'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const languages = ['fi', 'sv', 'en'] as const
const source = fileURLToPath(new URL('../../apps/web/src', import.meta.url))

type Messages = Record<string, string>
type Folder = { name: string } & Record<(typeof languages)[number], Messages>

const folders: Folder[] = [...new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[/\\])messages[/\\]\w+\.json$/.test(file))
    .map((file) => dirname(file))
)].map((name) => {
  const read = (language: string) => JSON.parse(readFileSync(join(source, name, `${language}.json`), 'utf8')) as Messages
  return { name, fi: read('fi'), sv: read('sv'), en: read('en') }
})

const kinds: Readonly<Record<number, string>> = {
  [TYPE.date]: 'date',
  [TYPE.time]: 'time',
  [TYPE.select]: 'select',
  [TYPE.tag]: 'tag'
}

const hasNumber = (elements: readonly MessageFormatElement[]): boolean =>
  elements.some((element) => element.type === TYPE.pound || (element.type === TYPE.tag && hasNumber(element.children)))

/**
 * The facts that a message tells, with how: `count:value`, `day:date`, `b:tag`. A plural that only bends the words
 * around it tells nothing: one language needs it where another does not.
 */
function factsIn(elements: readonly MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    const own = `${element.value}:${kinds[element.type] ?? 'value'}`
    if (element.type === TYPE.tag) return [own, ...factsIn(element.children)]
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [own]
    const options = Object.values(element.options).map(({ value }) => value)
    const isShown = element.type === TYPE.select || options.some(hasNumber)
    return [...(isShown ? [own] : []), ...options.flatMap(factsIn)]
  })
  return [...new Set(found)].sort()
}

it('the web has messages', () => {
  expect(folders.map(({ name }) => name)).toContain(join('app', 'messages'))
})

it('every error code is translated', () => {
  const app = folders.find(({ name }) => name === join('app', 'messages'))
  for (const language of languages) {
    const missing = Object.keys(errorCodes).filter((code) => !app?.[language][`errors.${code}`])
    expect([language, ...missing]).toEqual([language])
  }
})

it('no translated error code is left over from one that no longer exists', () => {
  const app = folders.find(({ name }) => name === join('app', 'messages'))
  const codes = Object.keys(app?.fi ?? {}).flatMap((key) => /^errors\.([A-Z_]+)$/.exec(key)?.[1] ?? [])
  expect(codes.filter((code) => !(code in errorCodes))).toEqual([])
})

it('every action of the catalogue is translated', () => {
  const access = folders.find(({ name }) => name === join('features', 'access', 'messages'))
  for (const language of languages) {
    expect([language, ...allActions.filter((action) => !access?.[language][`admin.action.${action}`])]).toEqual([language])
  }
})

describe.each(folders)('$name', (folder) => {
  it('has the same keys in every language', () => {
    const keys = languages.map((language) => Object.keys(folder[language]).sort())
    expect(keys[1]).toEqual(keys[0])
    expect(keys[2]).toEqual(keys[0])
  })

  it('has no empty text', () => {
    const empty = languages.flatMap((language) =>
      Object.entries(folder[language]).filter(([, text]) => typeof text !== 'string' || text.trim() === '').map(([key]) => `${language} ${key}`)
    )
    expect(empty).toEqual([])
  })

  it('fills in the same facts in every language', () => {
    const differing = Object.keys(folder.fi).flatMap((key) => {
      const [fi, sv, en] = languages.map((language) => factsIn(parse(folder[language][key] ?? '')).join(' '))
      return fi === sv && sv === en ? [] : [{ key, fi, sv, en }]
    })
    expect(differing).toEqual([])
  })
})

it('every text that the web asks for by its name exists', () => {
  const known = new Set(folders.flatMap(({ fi }) => Object.keys(fi)))
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.spec\./.test(file))
  const missing = files.flatMap((file) => {
    const code = readFileSync(join(source, file), 'utf8').replace(/^\s*(\*|\/\/|\/\*).*$/gm, '')
    const asked = [...code.matchAll(/\bt\(\s*(?:[^()'`]*\? )?'([^']+)'(?: : '([^']+)')?/g)].flatMap(([, ...keys]) => keys)
    return asked.filter((key) => key !== undefined && !known.has(key)).map((key) => `${file} ${key}`)
  })
  expect(missing).toEqual([])
})

it('no key stands in two folders', () => {
  const keys = folders.flatMap(({ fi }) => Object.keys(fi))
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
})
