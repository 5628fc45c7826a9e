/** The municipalities of a centre: a list in the order of the alphabet that can be searched. */
import { useId, useState } from 'react'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import type { OrgUnitDetail } from '../network.operations.js'
import styles from './panel.module.css'

export interface MunicipalityListProps {
  readonly municipalities: OrgUnitDetail['territoryMunicipalities']
}

export function MunicipalityList({ municipalities }: MunicipalityListProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const id = useId()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase('fi')
  const found = municipalities
    .map((municipality) => ({ ...municipality, shown: pick(municipality.name) }))
    .filter(({ shown, code }) => shown.toLocaleLowerCase('fi').includes(wanted) || code === wanted)
    .sort((a, b) => format.compare(a.shown, b.shown))
  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {t('network.municipalities.search')}
      </label>
      <input
        id={id}
        type="search"
        className={styles.search}
        value={typed}
        placeholder={t('network.municipalities.search')}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className={styles.found} role="status">
        {found.length === 0
          ? t('network.municipalities.none', { text: typed })
          : t('network.municipalities.found', { count: found.length, total: municipalities.length })}
      </p>
      {/* What scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t('network.panel.tab.municipalities')} tabIndex={0}>
        <ul className={styles.list}>
          {found.map(({ code, shown, population }) => (
            <li key={code}>
              <span>{shown}</span>
              <Value value={population ?? 'missing'} />
            </li>
          ))}
        </ul>
      </div>
      {found.some(({ population }) => population === null) && <ValueLegend marks={['missing']} />}
    </>
  )
}
