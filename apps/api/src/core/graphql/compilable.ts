import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo
} from 'graphql'

/**
 * What a document may consist of to be compiled. Texts, lists and objects
 * written into the document are not among it: the compiler pastes them into
 * code, so they are left to the interpreter. Clients send them as variables.
 */
const SAFE_KINDS: ReadonlySet<string> = new Set([
  ...[Kind.DOCUMENT, Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION, Kind.SELECTION_SET],
  ...[Kind.FIELD, Kind.FRAGMENT_SPREAD, Kind.INLINE_FRAGMENT, Kind.NAMED_TYPE, Kind.NAME],
  ...[Kind.ARGUMENT, Kind.VARIABLE, Kind.INT, Kind.BOOLEAN, Kind.ENUM, Kind.NULL]
])
const TYPENAME = '__typename'
/** Selections after fragments have been written out; the widest document of the web stays far below. */
const MAX_SELECTIONS = 2000

/**
 * True for a document that the compiler answers exactly as the interpreter
 * does: one query, without directives, abstract types, introspection and
 * literals other than numbers, truth values, enum values and null.
 */
export function isCompilable(schema: GraphQLSchema, document: DocumentNode): boolean {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations as OperationDefinitionNode[]
  if (operations.length !== 1 || operation?.operation !== 'query') return false
  const types = new TypeInfo(schema)
  let isSafe = true
  const enter = (node: ASTNode) => {
    isSafe = isSafeNode(node, types)
    if (!isSafe) return BREAK
    // Types and default values of variables never reach the compiler.
    return node.kind === Kind.VARIABLE_DEFINITION ? false : undefined
  }
  visit(document, visitWithTypeInfo(types, { enter }))
  return isSafe && isBounded(operation.selectionSet, document)
}

function isSafeNode(node: ASTNode, types: TypeInfo): boolean {
  if (node.kind === Kind.VARIABLE_DEFINITION) return !node.variable.name.value.startsWith('__')
  if (!SAFE_KINDS.has(node.kind)) return false
  if (node.kind === Kind.NAME) return node.value === TYPENAME || !node.value.startsWith('__')
  if (node.kind === Kind.FIELD) return isSafeKey(node) && isConcrete(types)
  return node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_DEFINITION ? isConcrete(types) : true
}

/** The compiler joins the keys of a path with underscores, so that a key with one could pass for two. */
function isSafeKey({ alias, name }: FieldNode): boolean {
  const key = alias?.value ?? name.value
  return key === TYPENAME ? name.value === TYPENAME : !key.includes('_')
}

function isConcrete(types: TypeInfo): boolean {
  const type = getNamedType(types.getType())
  return !isAbstractType(type) && !(isObjectType(type) && type.isTypeOf)
}

/** False when fragments within fragments make a short document long. */
function isBounded(selectionSet: SelectionSetNode, document: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  let count = 0
  const waiting: SelectionSetNode[] = [selectionSet]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    count += next.selections.length
    if (count > MAX_SELECTIONS) return false
    for (const selection of next.selections) {
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      if (inner?.selectionSet) waiting.push(inner.selectionSet)
    }
  }
  return true
}
