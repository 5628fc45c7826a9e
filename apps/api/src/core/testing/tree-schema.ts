import { DomainError } from '@solmu/domain/errors.js'
import DataLoader from 'dataloader'
import {
  GraphQLBoolean,
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString
} from 'graphql'
import { withLocatedErrors } from '../graphql/located-errors.js'
import { DateScalar } from '../graphql/scalars.js'

/** A node of the tree; the number decides what each of its fields does, at once or (some of them) later. */
type Tree = { seed: number; isAtOnce: boolean }
type Asked = { loader: DataLoader<number, string> }
type Field = GraphQLFieldConfig<Tree, Asked>
type Outcome = 'value' | 'null' | 'throws' | 'refuses' | 'later' | 'error' | 'odd'

/** What an operation brings along: its own loader. */
export const newAsked = (): Asked => ({
  loader: new DataLoader(async (keys) => keys.map((key) => (key % 11 === 0 ? new Error(`no ${key}`) : `loaded ${key}`)))
})

const OUTCOMES: readonly Outcome[] = [
  ...['value', 'value', 'value', 'value', 'value', 'later', 'later', 'later'].map((outcome) => outcome as Outcome),
  ...(['null', 'throws', 'refuses', 'error', 'odd'] as const)
]

const AT_ONCE: Partial<Record<Outcome, Outcome>> = { later: 'value', refuses: 'throws', odd: 'null' }

const mix = (seed: number, salt: string) =>
  [...salt].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619) >>> 0, (seed ^ 0x811c9dc5) >>> 0)

/** Does what the seed says: hands on, fails at once or later, with an error of ours or of nobody. */
function act<Value>({ seed, isAtOnce }: Tree, salt: string, value: Value): unknown {
  const drawn = OUTCOMES[mix(seed, salt) % OUTCOMES.length] ?? 'value'
  const outcome = isAtOnce ? (AT_ONCE[drawn] ?? drawn) : drawn
  if (outcome === 'value') return value
  if (outcome === 'later') return Promise.resolve().then(() => value)
  if (outcome === 'throws') throw new DomainError('NOT_FOUND', { path: ['id'] })
  if (outcome === 'refuses') return Promise.reject(new Error(`refused ${salt}`))
  if (outcome === 'error') return new Error(`returned ${salt}`)
  return outcome === 'odd' ? Promise.resolve().then(() => undefined) : null
}

const day = new DateScalar()
const Day = new GraphQLScalarType({
  name: 'Date',
  parseValue: day.parseValue,
  serialize: day.serialize,
  parseLiteral: day.parseLiteral
})
const Color = new GraphQLEnumType({ name: 'Color', values: { RED: { value: 'r' }, DARK_BLUE: { value: 7 } } })
const Filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({
    day: { type: Day },
    colors: { type: new GraphQLList(new GraphQLNonNull(Color)) },
    limit: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 3 },
    inner: { type: Filter }
  })
})

/** What a resolver was given, whatever the order. */
const echo = (_: unknown, given: Record<string, unknown>) =>
  JSON.stringify(Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1)))

const child = (tree: Tree, salt: string): Tree => ({ ...tree, seed: mix(tree.seed, salt) })
const children = (tree: Tree, salt: string): Tree[] =>
  Array.from({ length: mix(tree.seed, salt) % 4 }, (_, index) => child(tree, `${salt}${index}`))

/** A member of a list that comes later, or not. */
async function promise(node: Tree, salt: string): Promise<unknown> {
  try {
    return await act(node, salt, node)
  } catch {
    throw new Error(`no ${salt}`)
  }
}

const args = {
  n: { type: GraphQLInt },
  day: { type: Day },
  color: { type: Color, defaultValue: 7 },
  must: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 5 },
  filter: { type: Filter },
  words: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) }
}

const Node: GraphQLObjectType<Tree, Asked> = new GraphQLObjectType<Tree, Asked>({
  name: 'Node',
  fields: (): Record<string, Field> => ({
    // Plain fields, without a resolver.
    seed: { type: new GraphQLNonNull(GraphQLFloat) },
    missing: { type: GraphQLString },
    missingMust: { type: new GraphQLNonNull(GraphQLString) },
    // Leaves.
    id: { type: new GraphQLNonNull(GraphQLID), resolve: ({ seed }) => seed },
    name: { type: GraphQLString, resolve: (tree) => act(tree, 'name', `name ${tree.seed}`) },
    nameMust: { type: new GraphQLNonNull(GraphQLString), resolve: (tree) => act(tree, 'nameMust', 'here') },
    int: { type: GraphQLInt, resolve: (tree) => act(tree, 'int', tree.seed % 2 ? tree.seed % 100 : 'no number') },
    color: { type: Color, resolve: (tree) => act(tree, 'color', [7, 'r', 'not a colour'][tree.seed % 3]) },
    day: { type: Day, resolve: (tree) => act(tree, 'day', '2026-11-05') },
    loaded: {
      type: GraphQLString,
      resolve: ({ seed, isAtOnce }, _, { loader }) => (isAtOnce ? 'here' : loader.load(seed % 100))
    },
    echo: { type: GraphQLString, args, resolve: echo },
    // Nodes and lists.
    next: { type: Node, args, resolve: (tree, { n }) => act(tree, 'next', child(tree, `next${n}`)) },
    nextMust: { type: new GraphQLNonNull(Node), resolve: (tree) => act(tree, 'nextMust', child(tree, 'must')) },
    many: { type: new GraphQLList(Node), resolve: (tree) => act(tree, 'many', children(tree, 'many')) },
    manyMust: {
      type: new GraphQLNonNull(new GraphQLList(Node)),
      resolve: (tree) => act(tree, 'manyMust', children(tree, 'manyMust'))
    },
    every: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Node))),
      resolve: (tree) => act(tree, 'every', children(tree, 'every'))
    },
    promised: {
      type: new GraphQLList(Node),
      resolve: (tree) => children(tree, 'promised').map((node, index) => promise(node, `p${index}`))
    },
    promisedMust: {
      type: new GraphQLList(new GraphQLNonNull(Node)),
      resolve: (tree) => children(tree, 'pm').map((node, index) => promise(node, `pm${index}`))
    },
    grid: {
      type: new GraphQLList(new GraphQLList(new GraphQLNonNull(GraphQLInt))),
      resolve: ({ seed }) => [[1, 2], seed % 3 ? [3, null] : [], null, [4]]
    },
    noList: { type: new GraphQLList(GraphQLInt), resolve: () => 5 }
  })
})

/** A schema whose answers follow from a number, with every way of failing; for comparing two executors. */
export function treeSchema(): GraphQLSchema {
  const from = { seed: { type: GraphQLFloat }, atOnce: { type: GraphQLBoolean } }
  const start = (given: { seed?: number; atOnce?: boolean }) => ({ seed: given.seed ?? 1, isAtOnce: given.atOnce ?? false })
  return withLocatedErrors(
    new GraphQLSchema({
      query: new GraphQLObjectType<unknown, Asked>({
        name: 'Query',
        fields: {
          tree: { type: Node, args: from, resolve: (_, given) => start(given) },
          treeMust: {
            type: new GraphQLNonNull(Node),
            args: from,
            resolve: (_, given) => act(start(given), 'root', child(start(given), 'root'))
          },
          echo: { type: GraphQLString, args, resolve: echo },
          unreadable: { type: Node, resolve: async () => ({ get seed() { throw new DomainError('NOT_FOUND') } }) }
        }
      }),
      mutation: new GraphQLObjectType({ name: 'Mutation', fields: { change: { type: GraphQLInt, resolve: () => 1 } } })
    })
  )
}
