/** Facts as pairs of a name and a value. */
import { Fragment, type ReactNode } from 'react'
import styles from './panel.module.css'

export interface Fact {
  readonly id: string
  readonly name: string
  readonly value: ReactNode
}

/** A fact whose value is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (Fact | null)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) =>
        fact === null ? null : (
          <Fragment key={fact.id}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </Fragment>
        )
      )}
    </dl>
  )
}
