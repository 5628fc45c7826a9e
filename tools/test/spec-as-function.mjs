import { createRequire } from 'node:module'
import swcJest from '@swc/jest'

const require = createRequire(import.meta.url)

/** Jest's transformer for spec files that run many in one (many-in-one.mjs): what a spec does when it is loaded, it does when it is called. */
export default {
  createTransformer(options) {
    const inner = swcJest.createTransformer(options)
    const wrapped = (result) => ({ ...result, code: asFunction(result.code) })
    return {
      ...inner,
      process: (...args) => wrapped(inner.process(...args)),
      processAsync: async (...args) => wrapped(await inner.processAsync(...args)),
      getCacheKey: (...args) => `${inner.getCacheKey(...args)}-as-function`
    }
  }
}

/** The imports come first, as they do anyway, and all else becomes the function that the module gives. Every line stays where it is. */
export function asFunction(code) {
  // Loaded only when there is something to transform: Jest keeps what was transformed.
  const ts = require('typescript')
  const source = ts.createSourceFile('spec.js', code, ts.ScriptTarget.ESNext)
  const imports = source.statements.filter(ts.isImportDeclaration).map((each) => ({ start: each.getStart(source), end: each.end }))
  let rest = ''
  let at = 0
  for (const { start, end } of imports) {
    rest += code.slice(at, start) + code.slice(start, end).replace(/[^\n]/g, '')
    at = end
  }
  const head = imports.map(({ start, end }) => code.slice(start, end).replaceAll('\n', ' ').replace(/;?$/, ';')).join(' ')
  return `${head}export default () => {${rest}${code.slice(at)}\n}\n`
}
