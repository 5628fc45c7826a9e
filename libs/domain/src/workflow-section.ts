/** A workflow as a section of a page in docs/workflows: a drawing and a table, made of the transitions by which the API refuses. */

interface Edge {
  readonly from: string
  readonly to: string
  readonly action: string
  readonly permission: string
  readonly guards?: readonly string[]
}

const diagram = (edges: readonly Edge[], first: string): string[] => [
  '```mermaid',
  'stateDiagram-v2',
  `  [*] --> ${first}`,
  ...new Set(edges.map(({ from, to, action }) => `  ${from} --> ${to}: ${action}`)),
  '```'
]

const table = (edges: readonly Edge[]): string[] => [
  '| from | step | to | asks for | only if |',
  '| --- | --- | --- | --- | --- |',
  ...edges.map(
    ({ from, action, to, permission, guards = [] }) => `| ${from} | ${action} | ${to} | \`${permission}\` | ${guards.join(', ')} |`
  )
]

/**
 * The lines of the section.
 *
 * @param first the state in which it begins
 * @example workflowSection('A return', returnTransitions, 'not_started')[0] // '## A return'
 */
export const workflowSection = (title: string, edges: readonly Edge[], first: string): string[] => [
  `## ${title}`,
  '',
  ...diagram(edges, first),
  '',
  ...table(edges),
  ''
]
