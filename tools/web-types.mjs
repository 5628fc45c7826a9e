import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  buildSchema, isEnumType, isListType, isNonNullType, isScalarType, Kind, KnownDirectivesRule, NoUnusedFragmentsRule, parse, Source,
  specifiedRules, typeFromAST, validate
} from 'graphql'
import { root } from './places.mjs'
import { PlainError } from './plain-error.mjs'

/** Where the types of the documents stand, from the root of the workspace. */
const webTypesFile = 'apps/web/src/graphql/documents.gen.ts'

const sources = join(root, 'apps/web/src')
// A fragment may stand for the others alone, and gql.tada takes its own directive @_unmask away before anything is sent.
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule && rule !== KnownDirectivesRule)
const specified = { String: 'string', ID: 'string', Int: 'number', Float: 'number', Boolean: 'boolean' }

/**
 * The type of every GraphQL document of the web, as gql.tada would infer it from the schema. Written down, the checker
 * only looks it up by the text of the document; a document that is not there is inferred as ever, which takes long.
 *
 * @returns {string} the text of `webTypesFile`
 * @throws {PlainError} for a document that does not fit the schema, or that cannot be read here
 */
function webTypes() {
  const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'))
  const documents = documentsInSources()
  refuseInvalid(documents, schema)
  const fragments = new Map(documents.filter(({ definition }) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((document) => [document.definition.name.value, document]))
  const context = { schema, fragments, declared: new Map() }
  const entries = documents.map(({ text, definition }) => `    ${JSON.stringify(text)}: ${typeOfDocument(definition, context)}`)
  return fileText(entries, context.declared)
}

/** Every document of the sources: one definition each, and no fragment whose name another one has. */
function documentsInSources() {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const documents = files.filter((file) => /(?<!\.d|\.gen)\.tsx?$/.test(file)).sort().flatMap((file) => documentsIn(file))
  const names = documents.map(({ definition }) => `${definition.kind} ${definition.name?.value}`)
  const twice = documents.find((_, index) => names.indexOf(names[index]) !== index)
  if (twice) throw new PlainError(`${twice.file}: another document has the name ${twice.definition.name?.value}`)
  return documents
}

function documentsIn(file) {
  const code = readFileSync(join(sources, file), 'utf8')
  const texts = [...code.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text]) => text)
  if (texts.length !== [...code.matchAll(/\bgraphql\(/g)].length || texts.some((text) => /\$\{|\\/.test(text))) {
    throw new PlainError(`apps/web/src/${file}: every graphql(…) takes a plain text in backticks`)
  }
  return texts.map((text) => {
    const { definitions } = parse(new Source(text, `apps/web/src/${file}`))
    if (definitions.length !== 1) throw new PlainError(`apps/web/src/${file}: one operation or fragment in each graphql(…)`)
    return { file: `apps/web/src/${file}`, text, definition: definitions[0] }
  })
}

function refuseInvalid(documents, schema) {
  const [fault] = validate(schema, { kind: Kind.DOCUMENT, definitions: documents.map(({ definition }) => definition) }, rules)
  if (fault) throw new PlainError(`${fault.source?.name}: ${fault.message}`)
}

function typeOfDocument(definition, context) {
  if (definition.kind === Kind.FRAGMENT_DEFINITION) {
    const on = definition.typeCondition.name.value
    const decoration = `{ fragment: '${definition.name.value}'; on: '${on}'; masked: false }`
    return `TadaDocumentNode<${selectionType([definition], context.schema.getType(on), context)}, {}, ${decoration}>`
  }
  const variables = (definition.variableDefinitions ?? []).map((variable) => {
    const type = typeFromAST(context.schema, variable.type)
    const isNeeded = isNonNullType(type) && !variable.defaultValue
    return `${variable.variable.name.value}${isNeeded ? '' : '?'}: ${typeText(type, (named) => namedText(named, context))}`
  })
  const result = selectionType([definition], context.schema.getRootType(definition.operation), context)
  return `TadaDocumentNode<${result}, ${objectText(variables)}, void>`
}

/** What the selections of one or more places for the same object give together. */
function selectionType(places, parent, context) {
  const fields = new Map()
  for (const place of places) collectFields(place.selectionSet.selections, { fields, fragments: context.fragments })
  return objectText([...fields].map(([key, nodes]) => {
    const name = nodes[0].name.value
    if (name === '__typename') return `${key}: '${parent.name}'`
    const named = (type) => nodes[0].selectionSet ? selectionType(nodes, type, context) : namedText(type, context)
    return `${key}: ${typeText(parent.getFields()[name].type, named)}`
  }))
}

function collectFields(selections, { fields, fragments }) {
  for (const selection of selections) {
    const isField = selection.kind === Kind.FIELD
    // Neither is used so far; whoever needs one adds what gql.tada makes of it.
    if (selection.kind === Kind.INLINE_FRAGMENT || (isField && selection.directives?.length)) {
      throw new PlainError('web-types.mjs knows no inline fragments and no directives yet')
    }
    if (isField) {
      const key = (selection.alias ?? selection.name).value
      fields.set(key, [...fields.get(key) ?? [], selection])
    } else {
      collectFields(fragments.get(selection.name.value).definition.selectionSet.selections, { fields, fragments })
    }
  }
}

/** The type of a field or a variable: null unless the schema forbids it. @param named gives that of the type inside */
function typeText(type, named) {
  return isNonNullType(type) ? presentText(type.ofType, named) : `null | ${presentText(type, named)}`
}

function presentText(type, named) {
  return isListType(type) ? `Array<${typeText(type.ofType, named)}>` : named(type)
}

/** Enums and inputs are written down once, under their own names. */
function namedText(type, context) {
  if (isScalarType(type)) return specified[type.name] ?? `Scalars['${type.name}']`
  if (!context.declared.has(type.name)) {
    context.declared.set(type.name, '')
    context.declared.set(type.name, isEnumType(type) ? enumText(type) : inputText(type, context))
  }
  return type.name
}

function enumText(type) {
  return type.getValues().map(({ name }) => `'${name}'`).join(' | ')
}

function inputText(type, context) {
  const fields = Object.values(type.getFields())
  const text = (field) => typeText(field.type, (named) => namedText(named, context))
  if (type.isOneOf) return fields.map((field) => `{ ${field.name}: ${presentText(field.type, (named) => namedText(named, context))} }`).join(' | ')
  return objectText(fields.map((field) => {
    if (isNonNullType(field.type) && field.defaultValue === undefined) return `${field.name}: ${text(field)}`
    return `${field.name}?: ${text(field)}${isNonNullType(field.type) ? ' | null' : ''}`
  }))
}

function objectText(members) {
  return members.length === 0 ? '{}' : `{ ${members.join('; ')} }`
}

function fileText(entries, declared) {
  const types = [...declared].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, text]) => `type ${name} = ${text}`)
  return `// Written from schema.graphql and the documents of the web by \`npm run schema\`; changes made here are lost.
import type { TadaDocumentNode } from 'gql.tada'
import type { Scalars } from './scalars.js'

${types.join('\n')}

declare module 'gql.tada' {
  interface setupCache {
${entries.join('\n')}
  }
}
`
}

/** Writes the types of the documents. */
export function writeWebTypes() {
  writeFileSync(join(root, webTypesFile), webTypes())
}

/** What is wrong with the types that are written down, in words; null when they are what they must be. */
export function webTypesFault() {
  try {
    const file = join(root, webTypesFile)
    const written = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const due = webTypes()
    if (written === due) return null
    const lines = new Set(written.split('\n'))
    const names = due.split('\n').filter((line) => !lines.has(line)).map((line) => /\b(?:query|mutation|fragment|type) (\w+)/.exec(line)?.[1])
    return `${webTypesFile} is not up to date (${names.slice(0, 5).join(', ') || 'something too much'}): run npm run schema`
  } catch (error) {
    return error.message
  }
}

/** Writes the schema as gql.tada reads it, for the editor and for documents whose types are not written down yet. */
export async function writeIntrospection() {
  const tada = join(root, 'node_modules/gql.tada/bin/cli.js')
  await promisify(execFile)(process.execPath, [tada, 'generate-output', '-c', 'apps/web/tsconfig.json'], { cwd: root })
}
