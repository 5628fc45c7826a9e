/** Whatever people can talk about has a place where they do: the page to which mails and notifications lead. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordKinds } from '@solmu/domain/inbox/records.js'

const web = join(import.meta.dirname, '../../apps/web/src')
const textsOf = (folder: string, ending: string): string[] =>
  readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending)).map((file) => readFileSync(join(web, folder, file), 'utf8'))

const pages = textsOf('features', '.tsx')
const routes = textsOf('app', '-routes.ts')

it.each(Object.entries(recordKinds))('%s is talked about on its page', (kind, { path }) => {
  expect(pages.some((text) => new RegExp(`<Discussion[^>]*subjectType="${kind}"`).test(text))).toBe(true)
  expect(routes.some((text) => text.includes(`'${path.slice(1).replace(':id', '$id')}'`))).toBe(true)
})
