/** The smallest document that asks for an operation of the application. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType
} from 'graphql'
import type { Operation } from '../../apps/api/src/testing/declared.js'

/** The ids that documents ask for, by `field.argument` or by the name of the argument alone. */
export type Ids = Readonly<Record<string, string>>

/**
 * A valid document for a root field with exactly these variables, one for each argument.
 *
 * @param depth how many levels of the answer it asks for
 */
export function documentWith(
  schema: GraphQLSchema,
  operation: Pick<Operation, 'type' | 'field'>,
  of: { variables: Record<string, unknown>; depth: number }
): { query: string; variables: Record<string, unknown> } {
  const field = fieldOf(schema, operation)
  const unknown = Object.keys(of.variables).filter((name) => !field.args.some((arg) => arg.name === name))
  if (unknown.length > 0) throw new Error(`${operation.type}.${operation.field} takes no ${unknown.join(', ')}`)
  return documentOf(operation, field, of)
}

/**
 * A valid document for a root field.
 *
 * @param of.everyArgument fills in the optional arguments too
 * @param of.depth how many levels of the answer it asks for, with every field of each; one when not given
 */
export function documentFor(
  schema: GraphQLSchema,
  operation: Pick<Operation, 'type' | 'field'>,
  of: { ids: Ids; everyArgument?: boolean; depth?: number }
): { query: string; variables: Record<string, unknown> } {
  const field = fieldOf(schema, operation)
  const used = field.args.filter((arg) => isNonNullType(arg.type) || of.everyArgument)
  const variables = Object.fromEntries(used.map((arg) => [arg.name, valueOf(arg, { field: operation.field, ids: of.ids })]))
  return documentOf(operation, field, { variables, depth: of.depth ?? 1 })
}

type RootField = GraphQLField<unknown, unknown>

function fieldOf(schema: GraphQLSchema, { type, field: name }: Pick<Operation, 'type' | 'field'>): RootField {
  const field = (type === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name]
  if (!field) throw new Error(`The schema has no ${type}.${name}`)
  return field
}

function documentOf(
  { type, field: name }: Pick<Operation, 'type' | 'field'>,
  field: RootField,
  { variables, depth }: { variables: Record<string, unknown>; depth: number }
): { query: string; variables: Record<string, unknown> } {
  const used = field.args.filter((arg) => arg.name in variables)
  const declared = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const call = `${name}${passed && `(${passed})`} ${selectionOf(field.type, depth)}`
  return { query: `${type.toLowerCase()} ${declared && `(${declared})`} { ${call} }`, variables }
}

function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!isObjectType(named)) throw new Error(`No selection is known for ${String(named)}: add it to operations.ts`)
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const isLeaf = isLeafType(getNamedType(field.type))
    if (!isLeaf && depth === 1) return []
    return [`${field.name} ${selectionOf(field.type, depth - 1)}`.trim()]
  })
  return `{ __typename ${fields.join(' ')} }`
}

type Place = { field: string; ids: Ids }

function valueOf(arg: Pick<GraphQLArgument, 'name' | 'type'>, place: Place): unknown {
  const type = getNullableType(arg.type) as GraphQLInputType
  if (isListType(type)) return [valueOf({ name: arg.name, type: type.ofType as GraphQLInputType }, place)]
  if (isInputObjectType(type)) {
    const [first] = Object.values(type.getFields())
    if (type.isOneOf && first) return { [first.name]: valueOf(first, place) }
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, valueOf(field, place)]))
  }
  if (isEnumType(type)) return type.getValues()[0]?.name
  return scalarOf(String(type), arg.name, place)
}

const plain: Readonly<Record<string, unknown>> = {
  String: 'aa',
  Int: 1,
  Float: 1,
  Boolean: true,
  Decimal: '1',
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00.000Z',
  JSON: {},
  ReportBlocks: []
}

/** Values where not any text or number will do. */
const plausible: Readonly<Record<string, unknown>> = {
  ...{ municipalityCode: '837', lon: 25, lat: 62, email: 'aa@bb.example', year: 2026 },
  ...{ 'resultTotals.from': '2026-Q1', 'resultTotals.to': '2026-Q2', 'previewRound.period': '2026-Q1' },
  ...{ 'fetchBallotCredential.blinded': 'a'.repeat(512), 'saveBallot.opensAt': '2198-01-01T00:00:00.000Z', 'saveBallot.closesAt': '2199-01-01T00:00:00.000Z' },
  ...{ 'planMeeting.startsAt': '2199-01-01T10:00:00.000Z', 'planMeeting.endsAt': '2199-01-01T11:00:00.000Z', 'planMeeting.remoteLink': '' },
  ...{ firstPeriod: '2026-Q1', lastPeriod: '2026-Q2', 'projects.taskAreas': '1a', 'savePortfolioView.search': '{}', 'portfolioOverview.taskAreas': '1a', 'fundingTimeline.taskAreas': '1a' },
  ...{ 'consolidation.from': '2026-Q1', 'consolidation.to': '2026-Q2', 'consolidation.dimension': 'gender' },
  ...{ 'requestConsolidationExport.from': '2026-Q1', 'requestConsolidationExport.to': '2026-Q2', 'requestConsolidationExport.dimension': 'gender' },
  ...{ 'figureDerivation.from': '2026-Q1', 'figureDerivation.to': '2026-Q2', 'figureDerivation.breakdown': 'gender:f' },
  ...{ 'figureDifference.from': '2026-Q1', 'figureDifference.to': '2026-Q2', 'figureDifference.breakdown': 'gender:f' },
  ...{ 'qualityAssociation.from': '2026-Q1', 'qualityAssociation.to': '2026-Q2', 'qualityAssociation.mixCategory': 'gender:f' },
  // The first source is an edition, which is as it was.
  ...{ 'figureDifference.restateTo': null },
  ...{ 'renderedReport.language': 'fi', 'reportPreview.language': 'fi', 'knowledge.language': 'fi', 'saveProjectLesson.language': 'fi' }
}

function scalarOf(type: string, name: string, { field, ids }: Place): unknown {
  if (name === 'after') return null
  const known = [`${field}.${name}`, name].find((each) => each in plausible)
  if (known !== undefined) return plausible[known]
  const value = type === 'ID' ? (ids[`${field}.${name}`] ?? ids[name]) : plain[type]
  if (value === undefined) throw new Error(`No value is known for ${field}(${name}: ${type}): give it in the guard's ids`)
  return value
}
