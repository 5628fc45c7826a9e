import { beforeAll, it, jest } from '@jest/globals'

/** The body of a `describe` for a spec in a file of many: a clean start, and then what the spec says. */
export async function specOf(load) {
  const spec = await load().then((module) => module.default, (error) => () => it('loads', () => Promise.reject(error)))
  return () => {
    beforeAll(cleanStart)
    spec()
  }
}

/** How all was when the first spec of the file began: what one spec leaves behind, the next one must not find. */
let first = null

function cleanStart() {
  first ??= { globals: globalsNow(), attributes: elements().map(attributesOf) }
  jest.useRealTimers()
  jest.restoreAllMocks()
  const now = globalsNow()
  for (const [key, value] of first.globals) {
    if (!Object.is(now.get(key), value)) Object.defineProperty(globalThis, key, { value, writable: true, configurable: true, enumerable: true })
  }
  if (globalThis.document) cleanPage()
}

/** What can be put in place of something by a test, and put back again: all that is no accessor. */
function globalsNow() {
  const all = Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)])
  return new Map(all.filter(([, described]) => described?.configurable && 'value' in described).map(([key, { value }]) => [key, value]))
}

function cleanPage() {
  document.head.replaceChildren()
  document.body.replaceChildren()
  for (const [at, element] of elements().entries()) {
    for (const name of element.getAttributeNames()) element.removeAttribute(name)
    for (const [name, value] of first.attributes[at]) element.setAttribute(name, value)
  }
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
}

function elements() {
  return globalThis.document ? [document.documentElement, document.head, document.body] : []
}

function attributesOf(element) {
  return [...element.attributes].map(({ name, value }) => [name, value])
}
