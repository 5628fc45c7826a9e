/**
 * Which groups of a round are shown, so that nobody learns anything of fewer people than the minimum, not even by taking what is
 * shown of one group from what is shown of another.
 *
 * The groups of a round are nested: units in centres, centres in the whole. What can be worked out of nested groups is made of
 * their remainders: what a shown group has beside the shown groups within it. Where each remainder is nobody, or at least the
 * minimum, so is everything that can be worked out, since groups in a nest are disjoint sums of remainders. A group whose
 * remainder is too small makes another within it give way. Each question is looked at by itself, because not everybody answers
 * each. The whole of a round comes out at once, when it has ended: figures before and after one more answer are never both there.
 * Source: issue 7; the minimum of the data class "survey"; quality-frameworks 3.7.
 */

/** A group with the groups within it; a unit has none. */
export interface AnsweredGroup {
  readonly key: string
  /** People of the group who answered; of a group with groups within it, all of theirs together. */
  readonly n: number
  readonly within: readonly AnsweredGroup[]
}

type Node = { readonly key: string; readonly n: number; readonly within: readonly Node[]; isShown: boolean }

/**
 * The keys of the groups that are shown.
 *
 * @param least the minimum number of answers
 * @example shownGroups({ key: 'all', n: 22, within: [leaf('a', 12), leaf('b', 10)] }, 10) // all, a and b
 * @example shownGroups({ key: 'all', n: 31, within: [leaf('a', 12), leaf('b', 15), leaf('c', 4)] }, 10) // all and b: c is within 12 + 4
 */
export function shownGroups(root: AnsweredGroup, least: number): ReadonlySet<string> {
  const node = planned(root, least)
  const shown = new Set<string>()
  const collect = (each: Node): void => {
    if (each.isShown) shown.add(each.key)
    each.within.forEach(collect)
  }
  collect(node)
  return shown
}

/** What a group has beside the shown groups within it. */
const remainderOf = ({ n, within }: Node): number => (within.length === 0 ? n : within.reduce((sum, each) => sum + openIn(each), 0))

const openIn = (node: Node): number => (node.isShown ? 0 : remainderOf(node))

function planned({ key, n, within }: AnsweredGroup, least: number): Node {
  const node: Node = { key, n, within: within.map((each) => planned(each, least)), isShown: false }
  if (n < least) return node
  // Several may have to give way where each alone leaves too little beside it.
  while (isTooSmall(node, least) && giveWay(node, least));
  node.isShown = !isTooSmall(node, least)
  return node
}

const isTooSmall = (node: Node, least: number): boolean => {
  if (node.within.length === 0) return node.n < least
  const remainder = remainderOf(node)
  return remainder > 0 && remainder < least
}

/** Hides the smallest shown group within; one whose own remainder is nobody takes one of its own with it. False when there is none. */
function giveWay(node: Node, least: number): boolean {
  const shown = node.within.filter(({ isShown }) => isShown).sort((a, b) => a.n - b.n || (a.key < b.key ? -1 : 1))
  const chosen = shown.find((each) => remainderOf(each) >= least) ?? shown[0]
  if (!chosen) return node.within.some((each) => giveWay(each, least))
  chosen.isShown = false
  if (chosen.within.length > 0 && remainderOf(chosen) < least) giveWay(chosen, least)
  return true
}
