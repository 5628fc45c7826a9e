/**
 * Gathers items by a key, in the order in which the keys first occur. Stands in for `Map.groupBy`, which
 * the oldest supported Node does not have.
 *
 * @example groupBy(['Oulu', 'Oulainen', 'Vaasa'], (name) => name[0]) // O: Oulu, Oulainen; V: Vaasa
 */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
