/** How the units on a map are called. */
import { useCallback } from 'react'
import { useLocalized, useText } from '../../../ui/text.js'
import type { NetworkNode } from '../network.types.js'
import type { StageMark } from './stage-scene.js'

/** "Kiteen Kaari, Paikallisyksikkö, Kitee" spoken; "Työpaja, Kitee" under its name in the tooltip. */
export function useMarkWords(): (node: NetworkNode) => Pick<StageMark, 'title' | 'spoken' | 'hint'> {
  const t = useText()
  const pick = useLocalized()
  return useCallback(
    (node) => {
      const place = pick(node.municipalityName)
      const kind = node.type === 'local_unit' ? t(`network.kind.${node.kind}`) : t(`network.type.${node.type}`)
      return { title: pick(node.name), spoken: [t(`network.type.${node.type}`), place], hint: `${kind}, ${place}` }
    },
    [t, pick]
  )
}
