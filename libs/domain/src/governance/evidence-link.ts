/** Links to what shows something: a report, a page, papers in an archive. Kept as addresses of the web alone. */
import type { TextFields } from '../text-fields.js'

export interface EvidenceLink {
  readonly title: string
  readonly url: string
}

export const mostLinks = 10

const webAddress = /^https?:\/\/[^\s/$.?#][^\s]*$/iu

/**
 * Reads links; one without a name is called by its address. What is wrong stands in `fields.issues`.
 *
 * @example readLinks(fields, ['links'], [{ title: '', url: 'https://solmu.example' }]) // [{ title: 'https://solmu.example', url: 'https://solmu.example' }]
 */
export function readLinks(fields: TextFields, path: readonly (string | number)[], given: readonly EvidenceLink[]): EvidenceLink[] {
  if (given.length > mostLinks) fields.refuse('OUT_OF_RANGE', path, { min: 0, max: mostLinks })
  return given.map(({ title, url }, at) => {
    const link = { title: fields.text([...path, at, 'title'], title, { most: 200 }), url: fields.text([...path, at, 'url'], url, { most: 1000 }) }
    if (!webAddress.test(link.url)) fields.refuse('INVALID_INPUT', [...path, at, 'url'])
    return { title: link.title === '' ? link.url : link.title, url: link.url }
  })
}
