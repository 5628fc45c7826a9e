import { boundaries } from '../boundaries.mjs'

const PLACE = /\/(?:apps\/(?:api|web)\/src\/features|libs\/domain\/src)\/([a-z]+)\//
const TARGET = [/^@solmu\/domain\/([a-z]+)\//, /\/features\/([a-z]+)\//]

/** Keeps features apart as tools/boundaries.mjs says, and the core free of all of them. */
export const featureBoundaries = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      closed: '{{from}} may not import {{to}} (tools/boundaries.mjs)',
      core: 'The core knows no feature: it may not import {{to}}'
    }
  },
  create(context) {
    const file = context.filename.replaceAll('\\', '/')
    const from = PLACE.exec(file)?.[1]
    const isCore = file.includes('/apps/api/src/core/')
    if (!isCore && !(from in boundaries)) return {}

    const check = (node) => {
      const to = targetOf(node.source?.value, file)
      if (!to || !(to in boundaries) || to === from) return
      // The core turns on the rules of access and identity; it may read those of the domain.
      if (isCore) {
        if (!node.source.value.startsWith('@solmu/')) context.report({ node, messageId: 'core', data: { to } })
      } else if (!boundaries[from].includes(to)) {
        context.report({ node, messageId: 'closed', data: { from, to } })
      }
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  }
}

function targetOf(source, file) {
  if (typeof source !== 'string') return undefined
  for (const pattern of TARGET) {
    const match = pattern.exec(source)
    if (match) return match[1]
  }
  if (!source.startsWith('.')) return undefined
  const resolved = new URL(source, `file://${file}`).pathname
  return PLACE.exec(resolved)?.[1]
}
