import { createRequire } from 'node:module'

/**
 * What jsdom says of an element's style, worked out only as far as somebody asks. Whoever looks for a button by its role
 * and its name asks every element on the way for its style, and wants of it whether it is shown; jsdom works out a dozen
 * colours each time. The answers are the same (src/app/quick-styles.spec.ts); only those nobody reads are spared.
 */
const require = createRequire(import.meta.url)
const { implForWrapper } = require('jsdom/lib/jsdom/living/generated/utils.js')
const { matchesDontThrow } = require('jsdom/lib/jsdom/living/helpers/selectors.js')
const cssom = createRequire(require.resolve('jsdom'))('rrweb-cssom')
const ownSheet = cssom.parse(require('jsdom/lib/jsdom/browser/default-stylesheet.js'))

/** What is asked all the time, by its name in CSS: what holds where nothing is said, and whether children take it on. */
const OFTEN = {
  display: { initial: '', isInherited: false },
  opacity: { initial: '', isInherited: false },
  visibility: { initial: 'visible', isInherited: true },
  'pointer-events': { initial: 'auto', isInherited: true }
}
const BY_NAME = { display: 'display', opacity: 'opacity', visibility: 'visibility', pointerEvents: 'pointer-events', 'pointer-events': 'pointer-events' }

/** The rules of jsdom's own sheet that say something about a property, the one that wins first. */
const ownRules = Object.fromEntries(Object.keys(OFTEN).map((property) => [property, rulesOf(ownSheet, property)]))

/**
 * Replaces `getComputedStyle` of a window by one that answers the same, and works out no more than it is asked. The one
 * of jsdom is kept as its `inFull`.
 *
 * @param {Window} window of jsdom
 */
export function answerStylesQuickly(window) {
  const inFull = window.getComputedStyle
  window.getComputedStyle = Object.assign((element, pseudo) => {
    const impl = implForWrapper(element)
    if (pseudo || !impl?.style) return inFull(element, pseudo)
    let style
    const full = () => (style ??= inFull(element))
    const answer = (name) => (name in OFTEN ? valueOf(impl, name) : full().getPropertyValue(name))
    return new Proxy({}, {
      get(_target, name) {
        if (name === 'getPropertyValue') return answer
        if (Object.hasOwn(BY_NAME, name)) return valueOf(impl, BY_NAME[name])
        const value = full()[name]
        return typeof value === 'function' ? value.bind(style) : value
      },
      has: (_target, name) => name in full()
    })
  }, { inFull })
}

/** Kept until jsdom forgets its own styles, which it does at every change of the document. */
const kept = new WeakMap()

function valueOf(impl, property) {
  const page = impl._ownerDocument
  page._styleCache ??= new WeakMap()
  const values = keptIn(keptIn(kept, page._styleCache, () => new WeakMap()), impl, () => ({}))
  values[property] ??= resolve(impl, property)
  return values[property]
}

function keptIn(map, key, make) {
  if (!map.has(key)) map.set(key, make())
  return map.get(key)
}

function resolve(impl, property) {
  const own = cascaded(impl, property)
  if (own !== '') return own
  const { initial, isInherited } = OFTEN[property]
  return isInherited && impl.parentElement ? valueOf(impl.parentElement, property) : initial
}

/** As jsdom has it: what stands on the element, or in the last rule that speaks of it. */
function cascaded(impl, property) {
  const inline = impl.style.getPropertyValue(property)
  if (inline !== '') return inline === 'unset' ? '' : inline
  const sheets = [...impl._ownerDocument.styleSheets._list].reverse()
  const found = sheets.flatMap((sheet) => rulesOf(sheet, property)).find((rule) => matchesDontThrow(impl, rule.selectorText)) ??
    ownRules[property].find((rule) => matchesDontThrow(impl, rule.selectorText))
  const value = found?.style.getPropertyValue(property) ?? ''
  return value === 'unset' ? '' : value
}

function rulesOf(sheet, property) {
  return [...sheet.cssRules]
    .flatMap((rule) => (rule.media ? (Array.from(rule.media).includes('screen') ? [...rule.cssRules] : []) : [rule]))
    .filter((rule) => rule.style && rule.style.getPropertyValue(property) !== '')
    .reverse()
}
