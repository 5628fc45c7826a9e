/** The choice of the division through which the network is looked at, beside the heading of the page. */
import { IconChevronDown } from '@tabler/icons-react'
import { useText } from '../../../ui/text.js'
import { lensNames, ownLens, type LensName } from './lens-names.js'
import styles from './division.module.css'

export interface LensSelectProps {
  readonly lens: LensName
  readonly onChange: (lens: LensName) => void
}

/** The browser's own list: works everywhere, with any keyboard and any finger. */
export function LensSelect({ lens, onChange }: LensSelectProps) {
  const t = useText()
  return (
    <label className={styles.lens} data-print="never">
      <span className={styles.lensLabel}>{t('division.label')}</span>
      <select
        className={styles.lensSelect}
        value={lens}
        onChange={(event) => onChange(lensNames.find((name) => name === event.target.value) ?? ownLens)}
      >
        {lensNames.map((name) => (
          <option key={name} value={name}>
            {t(`division.lens.${name}`)}
          </option>
        ))}
      </select>
      <IconChevronDown size={16} aria-hidden="true" />
    </label>
  )
}
