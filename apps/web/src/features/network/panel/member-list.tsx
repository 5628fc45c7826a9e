/** The units of a centre, each leading to its panel. */
import { useLocalized, useText } from '../../../ui/text.js'
import type { NetworkNode } from '../network.types.js'
import styles from './panel.module.css'

export interface MemberListProps {
  readonly members: readonly NetworkNode[]
  readonly onSelect: (id: string) => void
}

export function MemberList({ members, onSelect }: MemberListProps) {
  const t = useText()
  const pick = useLocalized()
  if (members.length === 0) return <p>{t('network.members.none')}</p>
  return (
    <ul className={styles.list}>
      {members.map((node) => (
        <li key={node.id}>
          <button type="button" className={styles.memberLink} onClick={() => onSelect(node.id)}>
            {pick(node.name)}
          </button>
          <span className={styles.detail}>
            {node.type === 'regional_centre'
              ? t('network.count.units', { count: node.localUnitCount })
              : `${t(`network.kind.${node.kind}`)}, ${pick(node.municipalityName)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
